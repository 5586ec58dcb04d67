/** Turkish. */

import type { Lexicon } from "./lexicon.ts";

export const tr: Lexicon = {
  language: "tr",
  keywords: {
    stop: "dur / durdur / iptal / ret / red / çık / abonelikten çık / listeden çık / mesaj istemiyorum",
    stopAlone: "son / bitir / sil / yeter / vazgeç / durdurun / istemiyorum / çıkar / kaldır",
    stopHere: "hayır",
    start: "başla / başlat / devam / kabul",
    help: "yardım / bilgi / destek",
  },
  courtesy: "lütfen / teşekkürler / teşekkür / ederim / merhaba / selam / iyi / günler / şimdi / hemen / sağolun",
  not: "değil / yok / asla / hiç",
  harmless:
    "ayın sonu|sonunda|sonuna / ay sonu|sonunda|sonuna / ödemediniz / ödediyseniz / ödemeyi yaptıysanız / zaten ödediyseniz / haftanın sonu|sonunda / ödemeyi durdur / telefonum öldü / avukatınız",
  intents: {
    optOut:
      "mesaj|sms|eposta|mail|mesajları ... göndermeyin|atmayın|gönderme|atma|yollamayın|istemiyorum|almak|durdurun|kesin / göndermeyin|yazmayın bana|artık|? / bana ... yazmayın|mesaj|göndermeyin / listeden|listenizden ... çıkarın|silin|çıkar|sil / numaramı|numarami|bilgilerimi|mailimi ... silin|çıkarın|kaldırın|sil / onayımı|iznimi|rızamı ... geri|iptal / abonelikten çıkmak|çıkarın / mesaj almak istemiyorum",
    alreadyPaid:
      "ödedim|yatırdım|ödendi|ödemiştim|ödedik|odedim|yatirdim|ödemiştik|yatırmıştım|odendi / ödemeyi|ödeme|ödememi|havaleyi|havale|eft yaptım|yapıldı|yaptık|gönderdim|yapmıştım|yaptim / zaten|çoktan|dün|bugün ödedim|yatırdım|ödendi|ödenmiş|ödenmişti / borcumu|faturayı|borcu ödedim|kapattım|yatırdım / havale ettim",
    payNow:
      "nasıl|nereden|nereye|nasil öderim|ödeyebilirim|ödeme|ödeyeceğim|ödenir|yatırabilirim|odeyebilirim / şimdi|hemen ödemek|ödeyeceğim|ödüyorum|ödeyebilir / ödeme linki|bağlantısı|linkini / link|iban|hesap gönderin|atın|gönderir|numarası|numaranız|paylaşır / ödemek istiyorum",
    payLater:
      "ödeyeceğim|öderim|yatıracağım|yatırırım|ödeyeceğiz|odeyecegim|oderim|yatiracagim / ödeyebilirim|yatırabilirim|odeyebilirim|ödeyebiliriz / ödeme yapacağım|yaparım|yapabilirim|yapacagim / ödemeyi ... yapacağım|yaparım|yapabilirim / zamana|süreye|süre|zaman|vakit ... ihtiyacım|verin|istiyorum|lazım|tanıyın|verir / ek süre / erteleme|ertelemek|erteleyin|erteler|ertelenmesini / maaşımı|maaş|maasimi ... alınca|yatınca|aldığımda|sonra|günü / maaş günü / söz veriyorum|söz / gün süre|daha",
    dispute:
      "borcum yok|yoktur|bulunmuyor / size borcum ... yok / benim|bana borcum|değil|faturam|ait ... değil|? / sipariş etmedim|vermedim / almadım|imzalamadım|kullanmadım|satın ... almadım|? / itiraz ediyorum|ediyoruz|etmek|edeceğim / itiraz|itirazım|şikayet|şikayetçiyim|anlaşmazlık / yanlış|hatalı fatura|tutar|miktar|borç / tutar|fatura|miktar yanlış|hatalı|doğru / dolandırıcılık|dolandırıldım|sahtekarlık|sahte / zamanaşımı|zaman aşımı|zamanaşımına / bozuk|kusurlu|ayıplı|hasarlı / iade ettim|ettik / iptal ettim|ettirdim|etmiştim / iki kere|kez|defa / kanıt|kanıtlayın|ispatlayın / kabul etmiyorum",
    refusal:
      "ödemeyeceğim|ödemem|ödemiyorum|ödemeyeceğiz|odemeyecegim / ödemeyi reddediyorum|düşünmüyorum / mahkemede görüşürüz / dava açın / ödemek istemiyorum",
    hardship:
      "işimi kaybettim|işten ... / işsizim|işsiz|issizim|işten çıkarıldım|kovuldum|çıktım|atıldım / param|işim|gelirim|paramız|imkanım yok|kalmadı / ödeyemiyorum|ödeyemem|ödeyemiyoruz|ödeyecek|karşılayamıyorum|odeyemiyorum|ödeyemeyeceğim / hastayım|hastane|hastanede|hastanedeyim|hasta|kanser|ameliyat|raporluyum / maddi|mali|ekonomik|finansal zorluk|sıkıntı|durumum|sorun|zor|sıkıntıdayım|güçlük / zor durumdayım|durumda / boşandım|boşanma / geçinemiyorum|geçim",
    negotiate:
      "taksit|taksitle|taksitlendirme|taksitli|taksitler|taksitte / ayda|aylık|haftada|haftalık / # taksit / indirim|indirim yapar / ödeme planı / yapılandırma|yapılandırmak|yapılandırılması / anlaşma|anlaşalım|uzlaşma|anlaşmak|uzlaşalım / kısmi|parça ödeme|parça / faiz|faizleri|gecikme ... silin|silinmesi|silinirse",
    agent:
      "biriyle|yetkiliyle|temsilciyle|insanla|sizinle|yetkili|temsilci ... görüşmek|konuşmak|görüşebilir|konuşabilir / müşteri temsilcisi|hizmetleri / temsilci|yetkili|operatör|temsilcisi / gerçek kişi|insan / benimle iletişime|irtibata / robot musunuz",
    voice:
      "beni|bizi arayın|ara|arar|arayabilir|arayin|arayınız ... / arayın|arayabilir|arar beni|misiniz|mısınız / geri arayın|ara|aranmak|arama / aranmak istiyorum / telefonla ara|arayın",
    wrongNumber:
      "yanlış|hatalı numara|kişi|kişiyi|numarayı|adres|numaraya / yanlis numara|kisi / ben o|bu kişi|değilim ... değilim? / o kişi|şahıs ... değilim / tanımıyorum|tanımıyoruz|tanimiyorum / burada|artık oturmuyor|yaşamıyor|kullanmıyor|değil / benim|bu numara|numaram onun|değil|bana / karıştırdınız|yanlışlık|yanlışınız",
    ceaseContact:
      "aramayın|arama|rahatsız|aramayin|aramayiniz|aramayınız beni|bizi|artık|etmeyin|bir|? ... / beni|bizi ... aramayın|rahatsız|aramayin|bırakın|rahat / rahat|rahatça bırakın|bırak / taciz|tacize|taciz ediyorsunuz / aramayı|aramalari kesin|bırakın|durdurun / sadece|yalnızca yazılı|yazıyla / iletişime|irtibata geçmeyin",
    attorney:
      "avukatım|avukatımla|avukatıma|avukatımız|avukatim / avukat|avukatı|avukata tuttum|ile|var|aracılığıyla|görüşün|? / vekilim|vekalet|vasim|vasi / hukuki temsilcim|temsilci / beni ... temsil / tüketici hakem",
    deceased:
      "vefat|vefatı|vefat etti|etmiştir|etmiş / öldü|ölmüştür|ölmüş|öldüğü / rahmetli|merhum|merhume / ölüm belgesi|ilmühaberi / mirasçılar|mirasçısı|miras|reddi|varisleri|varis / hayatını kaybetti / hayatta değil / kaybettik",
    bankruptcy:
      "iflas|iflasını|iflas ettim|ettik|etti|müflis / konkordato / aciz vesikası|halinde / borç ödemeden aciz / tasfiye|tasfiyesi / iflas erteleme",
    distress:
      "intihar|intihar edeceğim / kendimi öldüreceğim|öldürmek / ölmek istiyorum / yaşamak istemiyorum / canıma kıyacağım|kıymak / hayatıma son / kendime zarar",
  },
  amounts: {
    half: "yarısını / yarısı / yarı",
    whole: "tamamını / hepsini / tamamı / tümünü / borcun tamamı",
    some: "biraz / bir kısmını / kısmını / bir miktar / ne kadar / yaklaşık / civarı",
    pay: "ödeyeceğim / ödedim / öderim / yatırdım / yatıracağım / ödeyebilirim / sadece / ödemek / gönderdim",
  },
  dates: {
    today: "bugün / bu akşam / bu gece",
    tomorrow: "yarın",
    dayAfterTomorrow: "öbür gün / yarından sonra",
    yesterday: "dün",
    weekdays: [
      "pazartesi~",
      "salı / salıya / salıdan / salı",
      "çarşamba~",
      "perşembe~",
      "cuma / cumaya / cumadan",
      "cumartesi~",
      "pazar / pazara / pazardan",
    ],
    months: [
      "ocak / ocakta / ocağa / ocağın / oca",
      "şubat / şubatta / şubata / şub",
      "mart / martta / marta / mar",
      "nisan / nisanda / nisana / nis",
      "mayıs / mayısta / mayısa / may",
      "haziran / haziranda / hazirana / haz",
      "temmuz / temmuzda / temmuza / tem",
      "ağustos / ağustosta / ağustosa / ağu",
      "eylül / eylülde / eylüle / eyl",
      "ekim / ekimde / ekime / eki",
      "kasım / kasımda / kasıma / kas",
      "aralık / aralıkta / aralığa / ara",
    ],
    onDay: "ayın # / ayın # inde|sinde|ünde|unda|ine|sine / # inde|sinde|ünde|unda|ine|sine|üne|una|ına|ında / ayin #",
    inDays: "# gün sonra|içinde|daha|süre / # günde / # gune",
    inWeeks: "# hafta sonra|içinde|süre|daha / bir hafta sonra|içinde / haftaya kadar",
    thisWeek: "bu hafta / hafta sonu / haftasonu / hafta sonuna",
    nextWeek: "gelecek hafta / haftaya / önümüzdeki hafta / gelecek haftaya",
    endOfMonth: "ay sonu / ay sonunda / ay sonuna / bu ay / ayın sonunda / ayın sonuna",
    nextMonth: "gelecek ay / önümüzdeki ay / gelecek aya",
    endOfNextMonth: "gelecek ay sonu|sonunda / gelecek ayın sonunda|sonuna",
    next: "gelecek / önümüzdeki / haftaya",
    after: "sonra / itibaren / sonrası",
    vague:
      "ay başı|başında|başına / ayın başında|başı|ilk / ortasında|ortası / birkaç|bir kaç|iki gün|hafta / maaş|maaşım|maaşımı|maaşı / civarında # / # gibi",
    inMonth: "kadar / ayında",
    numerals: "bir / iki / üç / dört / beş / altı / yedi / sekiz / dokuz / on",
  },
};

/** Croatian, also read by speakers of Bosnian and Serbian. */

import type { Lexicon } from "./lexicon.ts";

export const hr: Lexicon = {
  language: "hr",
  keywords: {
    stop: "odjava / odjavi / odjavite me / prekini / prekid / stani / prestanite / odjavi me",
    stopAlone: "kraj / otkaži / obriši / dosta / ukloni / bez sms / povlačim / izlaz",
    stopHere: "ne",
    start: "prijava / nastavi / prijavi",
    help: "pomoć / pomoc / informacije",
  },
  courtesy: "molim / hvala / pozdrav / dobar / dan / odmah / sada / vas / lijepo / lp",
  not: "ne / nikad / nikada / bez / nije / nisam / niti",
  harmless:
    "kraj mjeseca|tjedna|godine / kraja mjeseca|tjedna|meseca / ako ste već / nisam ... platio|platila / još nisam|nije / vaš odvjetnik",
  intents: {
    optOut:
      "nemojte|nemoj mi|više|? ... slati|pisati|slali|poruke / ne šaljite|saljite|šalji|pišite|pisite ... / ne želim|zelim|zelim|želim više|primati|dobivati ... / prestanite|prestani ... slati|slanjem|pisati|poruke|porukama|spamati / odjavite|obrišite|uklonite|izbrišite|skinite me|moj|moje|broj ... / povlačim|opozivam ... privolu|suglasnost|pristanak / nema više poruka / bez poruka",
    alreadyPaid:
      "već|vec|jučer|danas|jucer ... platio|platila|plaćeno|placeno|uplatio|uplatila|podmirio|podmirila|podmireno|uplaćeno|platili / platio|platila|uplatio|uplatila|platili|podmirio|podmirila sam|smo|jučer|već|je / sam|smo ... platio|platila|uplatio|uplatila|platili|podmirio|podmirila / plaćeno|placeno|uplaćeno|podmireno je|? / račun|racun je plaćen|placen|podmiren / uplata je|izvršena|poslana|napravljena ...",
    payNow:
      "kako|gdje|kamo mogu|da|se|platiti ... platiti|platim|plati|? / želim|zelim|htio|htjela bih? platiti|uplatiti sada|odmah|? / platiti odmah|sada / link|poveznica za plaćanje|placanje|? / broj računa|racuna / iban / pošaljite|posaljite ... link|račun|uplatnicu|iban",
    payLater:
      "platit|uplatit|podmirit ću|cu|ćemo ... / ću|cu|ćemo platiti|uplatiti|podmiriti ... / mogu|mogao|mogla bih? platiti|uplatiti|podmiriti ... / trebam|treba|trebao|potrebno ... vremena|dana|tjedana|odgodu|vrijeme / više vremena / odgoda|odgodu|odgoditi|odgode|produljenje / kad|kada|čim primim|dobijem|sjedne|stigne / obećajem|obecajem / nakon plaće|place / dajte|daj mi ... dana|vremena|tjedan / plaćam|uplaćujem sutra|u|do|idući|sljedeći",
    dispute:
      "ne dugujem|dugujemo ... / ništa|nista vam? ne dugujem / nije moj|moja|moje|točan|točno|ispravan|tocno / nikad|nikada|nisam nisam? naručio|naručila|kupio|kupila|potpisao|potpisala|primio|primila|ugovorio|dobio / osporavam|osporavamo|prigovor|prigovaram|reklamacija|reklamaciju|žalba / iznos|račun|racun je|nije pogrešan|kriv|netočan|točan|ispravan / pogrešan|krivi|netočan iznos|račun / prijevara|prevara|krađa / zastara|zastarjelo|zastario|zastarjela / neispravan|neispravno|oštećen|pokvaren / vratio|vratila|otkazao|otkazala|raskinuo sam / dvaput|dva naplaćeno|puta / dokaz|dokažite / ne priznajem",
    refusal:
      "neću|necu|nećemo ... platiti|plaćati / ne namjeravam|mislim|želim ... platiti|plaćati / odbijam ... platiti|plaćanje|plaćati / ne plaćam / vidimo se na sudu / tužite me",
    hardship:
      "izgubio|izgubila|ostao|ostala sam? ... posao|bez|posla / nezaposlen|nezaposlena / otkaz|dobio otkaz? / nemam ... novca|novaca|posla|posao|primanja|para|od / ne mogu|možemo|mozemo ... platiti|plaćati|priuštiti / bolestan|bolesna|bolest|bolnica|bolnici|bolovanju|bolovanje|rak|operacija|operaciji / financijske|financijski|financijska teškoće|poteškoće|problemi|probleme|situacija / teška|teskoj|teškoj situacija|situaciji / razvod / socijalna pomoć / bez posla|novca|primanja",
    negotiate:
      "rate|rata|ratama|ratu|obroke|obročno|obrocno|obroka|obrocima / na rate / mjesečno|mjesecno / # mjesečno|mjesecno / popust|umanjenje / dogovor|nagodba|nagodbu|sporazum|dogovoriti / plan otplate|plaćanja / djelomično|dio ... platiti / otpis kamata",
    agent:
      "razgovarati|pričati|govoriti s|sa ... / operater|operatera|djelatnik|djelatnikom|agent|agentom / želim|trebam|moram razgovarati / kontaktirajte me / prava|stvarna osoba / korisnička služba / jeste li robot",
    voice:
      "nazovite|nazovi|zovite me|mene|? / možete|mozete li|me ... nazvati / molim poziv|nazovite / javite se|mi telefonom|? / povratni poziv",
    wrongNumber:
      "krivi|pogrešan|pogresan|kriv broj|adresa|kontakt / kriva|pogrešna osoba|adresa / nisam ta|taj|ja|ovaj|gospodin|gospođa ... / ne poznajem|poznam|znam ... / ne stanuje|živi|zivi ovdje|više|tu / nije moj broj / pogriješili|zabuna|zamjena / odselio|odselila",
    ceaseContact:
      "nemojte|nemoj me|mi|nas|više|? ... zvati|kontaktirati|uznemiravati|gnjaviti|zivkati / ne zovite|zovi|kontaktirajte|uznemiravajte ... / prestanite|prestani ... zvati|kontaktirati|uznemiravati|uznemiravanjem|gnjaviti|zivkati / ostavite|pustite me|nas na|miru ... / uznemiravanje|maltretiranje|maltretirate / samo|isključivo pismeno|pisano|pisanim / ne želim ... pozive|kontakt|zovete",
    attorney:
      "moj|moja|mog|mojeg|naš|imam odvjetnik|odvjetnica|odvjetnika|advokat|advokata|pravnik|punomoćnik / odvjetnik|odvjetnika|odvjetnikom / zastupa|zastupan me|nas|? / punomoć|punomoćnik / skrbnik / pravna pomoć",
    deceased:
      "umro|umrla|preminuo|preminula|preminuli / mrtav|mrtva / pokojni|pokojna|pok / smrt|smrti|smrtni list? / ostavina|nasljednici|ostavinski|ostavinska / više nije živ|živa / smrtovnica",
    bankruptcy:
      "stečaj|stecaj|stečaju|stečajni|stečaja|stečajna / osobni stečaj / bankrot|bankrotirao|bankrotirala / insolventan|insolventna / predstečaj|predstečajni|predstečajna / likvidacija|likvidaciji",
    distress:
      "samoubojstvo|samoubistvo|samoubojstva / ubit ću se / ubiti se / se ubiti|ubijem / želim|hoću umrijeti / ne želim ... živjeti / oduzeti si život",
  },
  amounts: {
    half: "pola / polovicu / polovinu",
    whole: "sve / cijeli iznos / u cijelosti / ukupan iznos / cjelokupan",
    some: "nešto / dio / malo / koliko mogu / oko / otprilike",
    pay: "platiti / platit / plaćam / uplatiti / uplatio / uplatila / platio / platila / samo / po / uplatit",
  },
  dates: {
    today: "danas / večeras",
    tomorrow: "sutra",
    dayAfterTomorrow: "prekosutra",
    yesterday: "jučer",
    weekdays: [
      "ponedjeljak / ponedjeljka / ponedeljak",
      "utorak / utorka",
      "srijeda / srijedu / srijede / sreda / sredu",
      "četvrtak / četvrtka",
      "petak / petka",
      "subota / subotu / subote",
      "nedjelja / nedjelju / nedjelje / nedelju",
    ],
    months: [
      "siječanj / siječnja / siječnju / januar / januara",
      "veljača / veljače / veljači / februar / februara",
      "ožujak / ožujka / ožujku / mart / marta",
      "travanj / travnja / travnju / april / aprila",
      "svibanj / svibnja / svibnju / maj / maja",
      "lipanj / lipnja / lipnju / jun / juna",
      "srpanj / srpnja / srpnju / jul / jula",
      "kolovoz / kolovoza / kolovozu / avgust / avgusta / august / augusta",
      "rujan / rujna / rujnu / septembar / septembra",
      "listopad / listopada / listopadu / oktobar / oktobra",
      "studeni / studenog / studenom / studenoga / novembar / novembra",
      "prosinac / prosinca / prosincu / decembar / decembra",
    ],
    onDay: "do|nakon|poslije|prije|od # / # og|tog|ega / do # u mjesecu / dana #",
    inDays: "za|kroz|unutar # dan|dana / u roku od # dana / još # dana",
    inWeeks: "za|kroz|unutar # tjedan|tjedna|tjedana|nedelje|nedelja / za tjedan dana / za nedelju dana / za tjedan",
    thisWeek: "ovaj tjedan / ovog tjedna / kraja tjedna / vikend / za vikend / ove nedelje / krajem tjedna",
    nextWeek: "idući tjedan / sljedeći tjedan / iduci tjedan / sljedećeg tjedna / idućeg tjedna / sledeće nedelje",
    endOfMonth:
      "kraj mjeseca / kraja mjeseca / krajem mjeseca / ovaj mjesec / kraja meseca / krajem meseca / ovog mjeseca",
    nextMonth: "idući mjesec / sljedeći mjesec / sljedećeg mjeseca / idućeg mjeseca / sledeći mesec",
    endOfNextMonth: "kraja|krajem idućeg|sljedećeg mjeseca",
    next: "idući / sljedeći / iduću / sljedeću / sledeći",
    after: "nakon / poslije / od / posle",
    vague:
      "početkom|početak|pocetkom mjeseca|idućeg|tjedna / sredinom|polovicom mjeseca / par|nekoliko dana|tjedana / plaća|plaće|plaću|plata / oko # / kad dobijem|primim",
    inMonth: "u / do / krajem / tijekom",
    numerals: "jedan|jednu / dva|dvije / tri / četiri / pet / šest / sedam / osam / devet / deset",
  },
};

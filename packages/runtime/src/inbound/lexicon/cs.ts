/** Czech. */

import type { Lexicon } from "./lexicon.ts";

export const cs: Lexicon = {
  language: "cs",
  keywords: {
    stop: "odhlásit / odhlásit se / odhlaste mě / přestaňte / odhlaste me / zastavit",
    stopAlone: "konec / zrušit / smazat / dost / odvolávám / žádné sms / ukončit / odvolat",
    stopHere: "ne",
    start: "obnovit / přihlásit",
    help: "pomoc / informace / nápověda",
  },
  courtesy: "prosím / prosim / děkuji / dekuji / díky / dobrý / den / zdravím / hned / teď / okamžitě",
  not: "ne / nikdy / bez / ani / není / žádný",
  harmless:
    "konec měsíce|týdne|roku / konce měsíce|týdne / pokud jste již|už / nezaplatil|nezaplatila / ještě ne|nezaplaceno|jsem / váš právník|advokát",
  intents: {
    optOut:
      "neposílejte|neposilejte|neposílej|nepište|nezasílejte mi|nám|už|žádné|další|? ... / nechci|nepřeji|nepreji si? ... dostávat|zprávy|sms|maily|emaily / přestaňte|prestante mi? posílat|psát|zasílat|spamovat / odhlaste|vymažte|smažte|vyřaďte|odstraňte mě|me|mé|moje|můj|mne / odvolávám|odvolavam souhlas / žádné další|zprávy|sms|maily / už žádné zprávy|sms",
    alreadyPaid:
      "už|již|jiz|uz|včera|dnes ... zaplatil|zaplatila|zaplaceno|zaplacena|uhrazeno|uhrazena|uhradil|uhradila|poslal|poslala|uhrazená|platil|platila|zaplacený / zaplatil|zaplatila|uhradil|uhradila|zaplatili|uhradili jsem|jsme|včera|už|jsem / jsem|jsme ... zaplatil|zaplatila|uhradil|uhradila|poslal|poslala|zaplatili|uhradili / je|bylo|byla|byl zaplaceno|zaplacena|uhrazeno|uhrazena|zaplacený|uhrazen / platba|peníze odešla|proběhla|odeslána|odeslané|odešly|odeslany / platbu|peníze jsem|odeslal",
    payNow:
      "jak můžu|mohu|mam|mám|zaplatit ... zaplatit|uhradit|platit? / kde mohu|můžu|zaplatím / chci|chtěl|chtěla bych? zaplatit|uhradit hned|teď|dnes? / odkaz na|k platbu|platbě|zaplacení / číslo účtu / cislo uctu / pošlete|poslete ... odkaz|číslo|fakturu|qr / zaplatit hned|teď / qr kód",
    payLater:
      "zaplatím|zaplatim|uhradím|uhradim|pošlu|zaplatíme|uhradíme|doplatím|splatím ... / mohu|můžu|muzu|budu|můžeme ... zaplatit|uhradit|poslat|platit / potřebuji|potrebuji|potřebuju ... čas|času|dní|dnů|týden|týdny|odklad / více času / víc času / odklad|odložit|odložení|posunout|prodloužení|prodloužit / až dostanu|přijde|budu / slibuji|slibuju / po výplatě / dejte mi ... čas|dní|dny|týden|dnů",
    dispute:
      "nic vám|nedlužím|vam ... nedlužím|nedluzim? / nedlužím|nedluzim|nedlužíme / není|neni|nejsou moje|můj|moje|správná|správně|správný / nikdy jsem|jsme|nic ... / neobjednal|neobjednala|nekoupil|nekoupila|nepodepsal|nepodepsala|neobdržel|neobdržela|neuzavřel|neuzavřela|nedostal|nedostala / rozporuji|rozporuju|neuznávám|neuznavam|nesouhlasím|nesouhlasim / reklamace|reklamaci|reklamuji|stížnost / částka|faktura|castka je|není|nesedí ... špatně|chybná|nesprávná|špatná? / chybná|špatná|nesprávná faktura|částka / podvod|krádež|zneužití / promlčeno|promlčený|promlčená|promlčené|promlčení / vadný|vadné|rozbitý|poškozený / vrátil|vrátila jsem / vypověděl|vypověděla|zrušil|zrušila jsem|smlouvu / doložte|doklad|důkaz",
    refusal:
      "nezaplatím|nezaplatim|nezaplatíme / nebudu ... platit|hradit / odmítám|odmitam|odmítáme ... platit|zaplatit|uhradit|úhradu / nehodlám|nehodlam / uvidíme se u soudu / žalujte mě",
    hardship:
      "ztratil|ztratila|přišel|přišla jsem? ... práci|práce|zaměstnání|o / nezaměstnaný|nezaměstnaná|nezaměstnanost / bez práce|peněz|příjmu|prace|penez / nemám|nemam ... peníze|penize|práci|z|příjem|praci / nemůžu|nemohu|nemuzu ... zaplatit|platit|uhradit|dovolit|si / dostal|dostala výpověď / nemocný|nemocná|nemoc|nemocnice|nemocnici|nemocenské|nemocenská|rakovina|operace|operaci / finanční|financni|finančně problémy|potíže|situace|těžkosti|tíseň / těžká|těžké situace|situaci / rozvod / úřad práce / invalidní",
    negotiate:
      "splátky|splátkách|splátkový|splatky|splátkách|splátek|splátku / na splátky / rozložit|rozdělit / měsíčně|mesicne / # měsíčně|mesicne / sleva|slevu / dohoda|dohodu|dohodnout|domluvit|dohody / částečně|částečná|částečnou / odpuštění|prominutí|prominout / smír|vyrovnání / snížit|snížení",
    agent:
      "mluvit|promluvit|hovořit s někým|operátorem|člověkem|pracovníkem|vámi|konkrétní / operátor|operátora|pracovník|pracovníka / zákaznická|zákaznický linka|servis|podpora / chci|potřebuji|potřebuju mluvit / kontaktujte mě|mne|me / živý člověk / jste robot",
    voice:
      "zavolejte|zavolej mi|? / prosím zavolat|zavolejte|o|volejte zavolání|telefonát? / zavolat mi|zpět / můžete|mohli|mohl ... zavolat / volejte mi / ozvěte se / prosím o zavolání",
    wrongNumber:
      "špatné|špatný|spatne|nesprávné|chybné číslo|cislo|adresa / omyl / špatná|jiná osoba / nejsem ten|ta|ta|pan|paní|tato|osoba|já / neznám|neznam tuto|tohoto|nikoho|žádného|žádnou|takového|toho / nebydlí|nebydli|už tu|tady|zde|nebydlí / není|neni moje|můj číslo|jméno|email / spletli|pletete jste|si / záměna",
    ceaseContact:
      "nevolejte|nevolej|nekontaktujte|neobtěžujte|neobtezujte|neotravujte mi|mě|me|nás|už|? ... / přestaňte|prestante mi|mě|me|? volat|kontaktovat|obtěžovat|otravovat|obtezovat / dejte|nechte mi|mě|me|nás pokoj|být|na|v ... / obtěžování|obtezovani|šikana|stalking / nepřeji|nechci ... kontaktován|kontaktována|kontakt|volali|volání / pouze|jen písemně|pisemne / žádné telefonáty|hovory",
    attorney:
      "můj|muj|moje|mého|mým|náš advokát|právník|pravnik|právní|advokáta|advokátem|právníka|právníkem|zástupce / advokát|advokáta|advokátem / zastoupen|zastoupena|zastupuje / právní zástupce|zastoupení / opatrovník|opatrovníka / plná moc / právník|právníka / dluhová poradna / člověk v tísni",
    deceased:
      "zemřel|zemřela|zemrel|zemrela|zesnul|zesnulá|zesnulý / je mrtvý|mrtvá / úmrtí|smrt|smrti / úmrtní list / dědictví|dědicové|pozůstalost|pozůstalostní / po smrti / není mezi námi / umřel|umřela",
    bankruptcy:
      "insolvence|insolvenci|insolvenční|insolvenční|insolventní / oddlužení|oddluzeni / bankrot|osobní? bankrot / konkurz|konkurs / úpadek|úpadku / likvidace|likvidaci / moratorium / insolvencni",
    distress:
      "sebevražda|sebevraždu|sebevrazda / zabít se|zabiju|zabiji / se zabiju|zabít|zabiji / nechci žít|zit / chci umřít|umrit / vzít si život / ublížit si",
  },
  amounts: {
    half: "polovinu / polovina / půlku / půlka",
    whole: "vše / všechno / celou částku / celá částka / celkem / v plné výši",
    some: "něco / část / trochu / kolik můžu / asi / přibližně / cca",
    pay: "zaplatit / zaplatím / uhradit / uhradím / pošlu / jen / po / zaplatil / zaplatila / splácet",
  },
  dates: {
    today: "dnes / dneska / dnes večer",
    tomorrow: "zítra / zitra",
    dayAfterTomorrow: "pozítří / pozitri",
    yesterday: "včera",
    weekdays: [
      "pondělí / pondeli / pondělek",
      "úterý",
      "středa / středu / středy",
      "čtvrtek / čtvrtka",
      "pátek / pátku / patek",
      "sobota / sobotu / soboty",
      "neděle / neděli",
    ],
    months: [
      "leden / ledna / lednu",
      "únor / února / únoru",
      "březen / března / březnu",
      "duben / dubna / dubnu",
      "květen / května / květnu",
      "červen / června / červnu",
      "červenec / července / červenci",
      "srpen / srpna / srpnu",
      "září",
      "říjen / října / říjnu",
      "listopad / listopadu",
      "prosinec / prosince / prosinci",
    ],
    onDay: "do|po|od|před|dne|k # / dnem #",
    inDays: "za|během # den|dny|dní|dnů / do # dnů|dní / ještě # dní|dny",
    inWeeks: "za|během # týden|týdny|týdnů / za týden / do týdne / do # týdnů",
    thisWeek: "tento týden / do konce týdne / víkend / o víkendu / konec týdne / tenhle týden",
    nextWeek: "příští týden / pristi tyden / další týden / příštím týdnu / příštího týdne",
    endOfMonth:
      "konec měsíce / konce měsíce / koncem měsíce / tento měsíc / konci měsíce / konce mesice / koncem mesice",
    nextMonth: "příští měsíc / pristi mesic / další měsíc / příštím měsíci",
    endOfNextMonth: "konce|koncem|konec příštího|dalšího měsíce",
    next: "příští / další / pristi / následující",
    after: "po / od",
    vague:
      "začátkem|začátek|začátku|počátkem|zacatkem měsíce|příštího|týdne|mesice / polovině|půlce měsíce / pár|několik dní|dnů|týdnů / výplata|výplatě|výplatu|výplaty / kolem # / až dostanu",
    inMonth: "v / do / koncem / během",
    numerals: "jeden|jedna|jednu / dva|dvě / tři / čtyři / pět / šest / sedm / osm / devět / deset",
  },
};

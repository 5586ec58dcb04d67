/** Slovenian. */

import type { Lexicon } from "./lexicon.ts";

export const sl: Lexicon = {
  language: "sl",
  keywords: {
    stop: "odjava / odjavi / odjavite me / prenehaj / prenehajte / ustavi / odjavi me",
    stopAlone: "konec / prekliči / izbriši / dovolj / brez sms / odstrani / preklicujem / izhod",
    stopHere: "ne",
    start: "prijava / nadaljuj / prijavi",
    help: "pomoč / pomoc / informacije",
  },
  courtesy: "prosim / hvala / pozdravljeni / dober / dan / zdaj / takoj / lp / lep / pozdrav",
  not: "ne / nikoli / brez / ni / nisem / niti",
  harmless:
    "konec meseca|tedna|leta / konca meseca|tedna / če ste že / nisem ... plačal|plačala / še nisem|ni / vaš odvetnik",
  intents: {
    optOut:
      "ne pošiljajte|posiljajte|pošiljaj|pišite|pisite ... / nehajte|prenehajte|nehaj ... pošiljati|pisati|sporočila|sporočili|s / ne želim|zelim več|prejemati|dobivati ... / odjavite|izbrišite|odstranite me|mojo|moje|mojo|številko ... / preklicujem ... soglasje|privolitev / nič več sporočil / brez sporočil",
    alreadyPaid:
      "že|ze|včeraj|danes ... plačal|plačala|plačano|placano|nakazal|nakazala|poravnal|poravnala|poravnano|plačali|placal|placala / plačal|plačala|nakazal|nakazala|poravnal|poravnala|placal|placala sem|smo|včeraj|že / sem|smo ... plačal|plačala|nakazal|nakazala|poravnal|poravnala|plačali|placal / je plačano|poravnano|plačan|placano / račun je plačan|poravnan / plačilo|nakazilo je|izvedeno|opravljeno ...",
    payNow:
      "kako|kje|kam lahko|naj|se ... plačam|plača|placam|? / želim|rad|rada bi? plačal|plačala|plačati zdaj|takoj|? / plačam zdaj|takoj / povezava|povezavo|link za|? ... plačilo|? / številka računa / iban|trr / pošljite|posljite ... povezavo|račun|položnico|iban",
    payLater:
      "bom|bomo ... plačal|plačala|nakazal|nakazala|poravnal|poravnala|plačali|placal|placala / plačal|plačala|nakazal|nakazala|poravnal|poravnala|placal|placala bom|bomo / lahko plačam|nakažem|poravnam|placam ... / plačam|nakažem|poravnam|placam jutri|v|do|naslednji|prihodnji|ko|po / potrebujem|rabim ... časa|dni|tednov|odlog|čas / več časa / odlog|odloga|odložiti|podaljšanje|podaljšati / ko dobim|prejmem|bo / obljubim|obljubljam / po plači / dajte mi ... dni|časa|teden",
    dispute:
      "ne dolgujem|dolgujemo ... / nič vam? ne dolgujem / ni|niso moj|moja|moje|pravilen|pravilno|točen|prav|pravi / nikoli|nisem nisem? naročil|naročila|kupil|kupila|podpisal|podpisala|prejel|prejela|dobil / ugovarjam|ugovor|oporekam|reklamacija|reklamacijo|pritožba|prerekam / znesek|račun je|ni napačen|pravilen|napaka|točen / napačen znesek|račun / goljufija|prevara|kraja / zastaran|zastarano|zastaranje|zastaral / pokvarjen|okvarjen|poškodovan / vrnil|vrnila|odpovedal|odpovedala sem / dvakrat / dokaz|dokažite / ne priznam",
    refusal:
      "ne bom|bomo|nameravam|mislim ... plačal|plačala|plačati / zavračam ... plačilo|plačati / ne plačam / se vidimo na sodišču / tožite me",
    hardship:
      "izgubil|izgubila|ostal|ostala sem? ... službo|delo|brez / brezposeln|brezposelna / odpustili|odpoved / nimam ... denarja|službe|dela|dohodka|s / ne morem|moremo ... plačati|privoščiti / bolan|bolna|bolezen|bolnišnica|bolnišnici|bolniški|bolniška|rak|operacija|operaciji / finančne|finančni|finančna|denarne težave|stiska|stiski|problemi|težavah / težka|težki situacija|situaciji / ločitev / socialna pomoč / brez službe|denarja|dohodkov",
    negotiate:
      "obroki|obrokih|obroke|obrok|obročno|obrokov / na obroke / mesečno|mesecno / # mesečno|na / popust|znižanje / dogovor|poravnava|poravnavo|sporazum|dogovoriti / plan|načrt plačil|odplačevanja / delno|del ... plačam / odpis obresti",
    agent:
      "govoriti|govoril|govorila|pogovoriti|pogovoril z|s|se ... / operater|svetovalec|svetovalcem|zaposleni|referent / želim|rad|rada bi? govoriti|govoril|govorila / kontaktirajte me / prava oseba / podpora strankam / ste robot",
    voice:
      "pokličite|pokliči|poklicite|poklici me|nazaj|? / me lahko pokličete|poklicete / lahko me pokličete|poklicete / prosim za klic / klic nazaj",
    wrongNumber:
      "napačna|napacna številka|oseba|stevilka / napačen|napačni naslov|naslovnik / nisem ta|prava|jaz|gospod|gospa|to ... / ne poznam|poznamo ... / ne živi|stanuje več|tukaj|tu / ni moja številka / zmota|pomota|zmotili / odselil|odselila",
    ceaseContact:
      "ne kličite|klicite|kliči|kontaktirajte|nadlegujte|motite ... / nehajte|prenehajte|nehaj ... klicati|kontaktirati|nadlegovati|klici|nadlegovanjem / pustite|pusti me|nas pri|na|miru ... / nadlegovanje|nadlegujete|ustrahovanje / samo|izključno pisno / ne želim ... klicev|kontakta|kličete / nobenih klicev",
    attorney:
      "moj|moja|mojega|mojim|naš|imam odvetnik|odvetnica|odvetnika|odvetnikom|pravnik|pooblaščenec / odvetnik|odvetnika|odvetnico / zastopa me|nas / pooblastilo|pooblaščenec / skrbnik / pravna pomoč",
    deceased:
      "umrl|umrla|preminil|preminila|preminul / mrtev|mrtva / pokojni|pokojna|pokojnik / smrt|smrti|mrliški / zapuščina|dediči|dedič|zapuščinski / ni več med nami|živ",
    bankruptcy:
      "stečaj|stečaju|stecaj|stečajni|stečaja / osebni|osebnem stečaj|stečaju / bankrot|bankrotiral / insolventen|insolventna|insolventnost / prisilna poravnava / likvidacija|likvidaciji",
    distress:
      "samomor|samomora / ubil|ubila se bom / se ubil|ubila|ubiti / želim|hočem umreti / ne želim ... živeti / si vzel|vzela|vzeti življenje",
  },
  amounts: {
    half: "polovico / polovica / pol",
    whole: "vse / celoten znesek / v celoti / cel znesek",
    some: "nekaj / del / malo / kolikor lahko / približno / okoli",
    pay: "plačam / plačal / plačala / plačati / nakažem / nakazal / nakazala / samo / po / poravnam",
  },
  dates: {
    today: "danes / nocoj",
    tomorrow: "jutri",
    dayAfterTomorrow: "pojutrišnjem",
    yesterday: "včeraj",
    weekdays: [
      "ponedeljek / ponedeljka",
      "torek / torka",
      "sreda / sredo / srede",
      "četrtek / četrtka",
      "petek / petka",
      "sobota / soboto / sobote",
      "nedelja / nedeljo / nedelje",
    ],
    months: [
      "januar / januarja / januarju / jan",
      "februar / februarja / februarju / feb",
      "marec / marca / marcu",
      "april / aprila / aprilu",
      "maj / maja / maju",
      "junij / junija / juniju",
      "julij / julija / juliju",
      "avgust / avgusta / avgustu",
      "september / septembra / septembru",
      "oktober / oktobra / oktobru",
      "november / novembra / novembru",
      "december / decembra / decembru",
    ],
    onDay: "do|po|od|pred|dne # / # v mesecu",
    inDays: "čez|v # dan|dni|dneva|dneh / še # dni / v roku # dni",
    inWeeks: "čez|v # teden|tedna|tedne|tednov|tednih / čez en? teden / v enem? tednu",
    thisWeek: "ta teden / tega tedna / konca tedna / vikend / čez vikend / koncem tedna",
    nextWeek: "naslednji teden / prihodnji teden / naslednjega tedna",
    endOfMonth: "konec meseca / konca meseca / koncem meseca / ta mesec / tega meseca",
    nextMonth: "naslednji mesec / prihodnji mesec",
    endOfNextMonth: "konca|konec|koncem naslednjega|prihodnjega meseca",
    next: "naslednji / prihodnji / naslednjo / prihodnjo",
    after: "po / od",
    vague:
      "začetku|začetek|začetka meseca|naslednjega|prihodnjega / sredini|sredi meseca / par|nekaj dni|tednov / plača|plači|plačo|plače / okoli # / ko dobim",
    inMonth: "v / do / konec / maja",
    numerals: "en|ena|eno / dva|dve / tri / štiri / pet / šest / sedem / osem / devet / deset",
  },
};

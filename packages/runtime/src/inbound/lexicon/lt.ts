/** Lithuanian. */

import type { Lexicon } from "./lexicon.ts";

export const lt: Lexicon = {
  language: "lt",
  keywords: {
    stop: "atsisakyti / atsisakau / stabdyti / sustabdyti / atšaukti / nutraukti / atsisakymas / sustabdykite",
    stopAlone: "pabaiga / gana / ištrinti / baigti / užteks / be sms / išbraukti / išbraukite",
    stopHere: "ne",
    start: "pradėti / tęsti / užsisakyti",
    help: "pagalba / informacija",
  },
  courtesy: "prašau / ačiū / sveiki / laba / diena / dabar / tuoj / pagarbiai / labas",
  not: "ne / nėra / niekada / be / nesu / ne",
  harmless:
    "mėnesio pabaiga|pabaigoje|pabaigos / savaitės pabaigoje|pabaigos / jei jau / dar nesumokėjau|nemokėjau|nesu / jūsų advokatas",
  intents: {
    optOut:
      "nesiųskite|nesiusk|nesiųsk|nesiuskite|nerašykite|nerašyk|neberašykite|nebesiųskite man|daugiau|? ... / nenoriu|nepageidauju ... žinučių|gauti|laiškų|sms|pranešimų / nustokite|liaukitės|baikite|nustok ... siųsti|siuntę|rašyti|rašinėti|žinutes|žinučių|siuntinėti / ištrinkite|išbraukite|pašalinkite mane|mano ... / atšaukiu ... sutikimą / daugiau jokių žinučių|sms",
    alreadyPaid:
      "jau|vakar|šiandien sumokėjau|sumokėta|apmokėjau|apmokėta|pervedžiau|sumokėjome|sumokejau|apmokejau|sumoketa / sumokėjau|apmokėjau|pervedžiau|sumokėjome|sumokejau|apmokėjome|apmokejau / esu|yra|esame jau? sumokėjęs|sumokėjusi|apmokėjęs|apmokėjusi|apmokėta|sumokėta|pervedęs / sąskaita|mokėjimas yra? apmokėta|sumokėta|atliktas|apmokėtas|išsiųstas / pavedimą padariau|atlikau / atlikau|padariau mokėjimą|pavedimą",
    payNow:
      "kaip|kur galiu|man|galima ... sumokėti|mokėti|apmokėti|susimokėti / noriu|norėčiau sumokėti|apmokėti|susimokėti dabar|iškart|? / moku dabar / mokėjimo nuoroda|nuorodą / sąskaitos numeris|numerį / iban / atsiųskite|siųskite ... nuorodą|sąskaitą|iban",
    payLater:
      "sumokėsiu|apmokėsiu|pervesiu|mokėsiu|sumokėsime|susimokėsiu|sumokesiu|apmokesiu ... / galiu|galėsiu|galėčiau|galime sumokėti|apmokėti|mokėti|pervesti|sumoketi / reikia|reikės|reikėtų ... laiko|dienų|savaitės|savaičių|atidėjimo / daugiau laiko / atidėti|atidėjimo|atidėjimą|atidėkite|pratęsti|pratęsimo / kai gausiu|gaunu / po atlyginimo|algos / pažadu|prižadu / duokite ... dienų|laiko|savaitę",
    dispute:
      "nesu|niekada|nieko jums|skolingas|skolinga|užsakęs|pirkęs|nesu|neskolingas ... / neskolingas|neskolinga|neskolingi / ne mano|mūsų sąskaita|skola|? / neužsakiau|nepirkau|nepasirašiau|negavau|neėmiau|nesudariau|neužsakinėjau / neteisinga|klaidinga suma|sąskaita / suma|sąskaita yra? neteisinga|klaidinga / ginčiju|ginčijame|nesutinku|pretenzija|pretenziją|skundas|prieštarauju / sukčiavimas|apgavystė|sukčiai|vagystė / senatis|senaties / brokas|brokuota|sugedęs|sugadintas / grąžinau|atšaukiau|nutraukiau / du kartus|dukart / įrodykite|įrodymų / nepripažįstu",
    refusal:
      "nemokėsiu|nesumokėsiu|nemokėsime|nemoku / atsisakau mokėti / neketinu|nesiruošiu mokėti / susitiksime|pasimatysime teisme / paduokite į teismą",
    hardship:
      "netekau|praradau darbo|darbą / bedarbis|bedarbė / atleido|atleistas|atleista / neturiu ... pinigų|darbo|pajamų|iš|galimybės|lėšų / negaliu|neišgaliu|neįstengiu|negalime|nepajėgiu ... sumokėti|mokėti|apmokėti|sau / sergu|serga|liga|ligoninė|ligoninėje|vėžys|operacija|nedarbingumas|ligos / finansiniai|finansinių|finansinė|piniginiai|finansiškai sunkumai|sunkumų|problemos|problemų|padėtis|sunku / sunki|sunkioje padėtis|padėtyje|situacija / skyrybos / pašalpa|pašalpą / be darbo|pinigų|pajamų",
    negotiate:
      "dalimis|dalinis|įmokomis|įmokos|išsimokėtinai|dalimis / per mėnesį|savaitę / kas mėnesį|savaitę / # per / mokėjimo grafikas|planas|grafiką|planą / nuolaida|nuolaidą / susitarimas|susitarti|taikus|susitarimą / iš dalies / nurašyti|sumažinti palūkanas|sumą|delspinigius",
    agent:
      "kalbėti|pakalbėti|pasikalbėti|kalbėtis ... su|žmogumi|operatoriumi|darbuotoju|kuo / su operatoriumi|žmogumi|darbuotoju|konsultantu|vadybininku / operatorius|operatorių|darbuotojas|konsultantas|konsultantą|vadybininkas / susisiekite su manimi / tikras žmogus / klientų aptarnavimas / ar jūs robotas",
    voice:
      "paskambinkite|paskambink|perskambinkite|perskambink|skambinkite man|? / prašau|prašyčiau paskambinti|skambučio|paskambinkite / ar galite|galėtumėte ... paskambinti|skambinti / laukiu skambučio",
    wrongNumber:
      "neteisingas|klaidingas|blogas numeris|adresas|asmuo / ne tas|tam|ta numeris|asmuo|asmeniui|žmogus|žmogui / nesu šis|tas|ta|ši|ponas|ponia|jis|ji ... / nepažįstu|nežinau ... / čia|jau|nebe negyvena|nebegyvena / nebegyvena / ne mano numeris|vardas / suklydote|klaida|apsirikote|supainiojote",
    ceaseContact:
      "neskambinkite|neskambink|nebeskambinkite|netrukdykite|nesikreipkite|nesusisiekite|nepersekiokite ... / nustokite|liaukitės|baikite|nustok ... skambinti|skambinę|trukdyti|persekioti|skambinėti|terorizuoti / palikite|palik mane|mus ramybėje / persekiojimas|priekabiavimas / tik raštu / nenoriu|nepageidauju ... skambučių|kontakto|skambintų / jokių skambučių",
    attorney:
      "mano|mūsų|turiu advokatas|advokatą|advokatė|advokatu|advokatui|teisininkas|teisininką|atstovas|teisininku / advokatas|advokatą|advokatu|advokatui / atstovauja man|mums|mane / įgaliojimas|įgaliotas|įgaliotinis / globėjas|rūpintojas",
    deceased:
      "mirė|miręs|mirusi|mirties|mirtis|numirė|mirusio / nebėra gyvas|gyva|tarp / velionis|velionė / paveldėtojai|paveldėjimas|palikimas|įpėdiniai / iškeliavo anapilin|amžinybėn",
    bankruptcy:
      "bankrotas|bankrotą|bankroto|bankrutavau|bankrutavo|bankrutavęs / nemokus|nemoki|nemokumas|nemokumo / restruktūrizavimas|restruktūrizacija / likvidavimas|likviduojama / fizinio asmens bankrotas",
    distress:
      "savižudybė|savižudybę|nusižudyti|nusižudysiu / noriu mirti|numirti / nenoriu gyventi / pasidarysiu galą|sau / atimsiu sau gyvybę",
  },
  amounts: {
    half: "pusę / pusė",
    whole: "viską / visą sumą / visą / pilnai",
    some: "dalį / šiek tiek / kiek galiu / kažkiek / apie / maždaug",
    pay: "sumokėti / mokėti / sumokėjau / sumokėsiu / pervesiu / pervedžiau / tik / po / galiu",
  },
  dates: {
    today: "šiandien / šįvakar",
    tomorrow: "rytoj",
    dayAfterTomorrow: "poryt",
    yesterday: "vakar",
    weekdays: ["pirmadien~", "antradien~", "trečiadien~", "ketvirtadien~", "penktadien~", "šeštadien~", "sekmadien~"],
    months: [
      "sausio / sausis / sausį",
      "vasario / vasaris / vasarį",
      "kovo / kovas / kovą",
      "balandžio / balandis / balandį",
      "gegužės / gegužė / gegužę",
      "birželio / birželis / birželį",
      "liepos / liepa / liepą",
      "rugpjūčio / rugpjūtis / rugpjūtį",
      "rugsėjo / rugsėjis / rugsėjį",
      "spalio / spalis / spalį",
      "lapkričio / lapkritis / lapkritį",
      "gruodžio / gruodis / gruodį",
    ],
    onDay: "iki|po|nuo # dienos|d / # d|dieną / iki #",
    inDays: "per # dienas|dienų|dieną / po # dienų / # dienų",
    inWeeks: "per # savaites|savaičių|savaitę / po # savaičių|savaitės / po savaitės / per savaitę",
    thisWeek: "šią savaitę / savaitės pabaigoje / savaitgalį / iki savaitės pabaigos / savaitgalis",
    nextWeek: "kitą savaitę / ateinančią savaitę / sekančią savaitę / kita savaite",
    endOfMonth: "mėnesio pabaigoje / mėnesio pabaigos / šį mėnesį / mėnesio gale",
    nextMonth: "kitą mėnesį / ateinantį mėnesį",
    endOfNextMonth: "kito mėnesio pabaigoje|pabaigos",
    next: "kitą / ateinantį / sekantį",
    after: "po / nuo",
    vague:
      "mėnesio pradžioje / pradžioje / viduryje / kelių|keletą|poros|kelias dienų|dienas|savaičių / atlyginimas|atlyginimo|alga|algos|atlyginimą / apie #",
    inMonth: "iki / mėnesį",
    numerals:
      "vieną|vienos / dvi|dviejų / tris|trijų / keturias / penkias / šešias / septynias / aštuonias / devynias / dešimt",
  },
};

/** Estonian. */

import type { Lexicon } from "./lexicon.ts";

export const et: Lexicon = {
  language: "et",
  keywords: {
    stop: "lõpeta / peata / loobun / loobu / lõpetage / tühista tellimus / eemalda mind",
    stopAlone: "lõpp / tühista / kustuta / aitab / eemalda / ei soovi / katkesta",
    stopHere: "ei",
    start: "alusta / jätka / liitu",
    help: "abi / info / teave",
  },
  courtesy: "palun / aitäh / tere / tänan / kohe / nüüd / lugupidamisega",
  not: "ei / ära / ärge / pole / ilma / mitte",
  harmless:
    "kuu lõpus|lõpuks|lõpuni / nädala lõpus|lõpuni / kui olete juba / ei ole ... maksnud / pole maksnud / teie advokaat",
  intents: {
    optOut:
      "ärge|ära enam|mulle|? saatke|saada|kirjutage|kirjuta|saatke ... / lõpetage|lõpeta ... sõnumid|sõnumite|saatmine|kirjutamine|spämm / ei soovi|taha ... sõnumeid|teateid|kirju|saada|sms / eemaldage|kustutage mind|mu|minu ... / võtan ... nõusoleku tagasi? / rohkem sõnumeid|teateid",
    alreadyPaid:
      "juba|eile|täna makstud|maksin|maksnud|tasutud|tasusin|tasunud|kandsin|ülekande / olen|on|sai juba? maksnud|makstud|tasunud|tasutud|kandnud / maksin|tasusin eile|täna|ära|juba|selle|arve / arve|makse on makstud|tasutud|tehtud / maksime|tasusime",
    payNow:
      "kuidas|kus|kuhu saan|ma|maksta ... maksta|tasuda|? / soovin|tahan maksta|tasuda kohe|nüüd|? / maksan kohe|nüüd / makselink|link|lingi / kontonumber|iban|viitenumber / saatke|saada ... link|arve|konto",
    payLater:
      "maksan|tasun|kannan|maksame|tasume ... / saan|saaksin|võin|kavatsen|lubame maksta|tasuda / vajan|vaja|palun ... aega|päeva|nädalat|pikendust / rohkem aega / pikendus|pikendust|ajapikendust|edasi lükata / kui saan|palk / pärast palka|palgapäeva / luban / andke|anna ... päeva|aega|nädal",
    dispute:
      "ei ole|pole|võlgne ... võlgu|minu|tellinud|ostnud|saanud|õige / ma ei võlgne / ei tellinud|ostnud|saanud|allkirjastanud / pole tellinud|ostnud|saanud|õige / arve|summa on vale|ebaõige / vale arve|summa / vaidlustan|vaidlustame|kaebus|pretensioon|reklamatsioon|vastuväide / pettus|identiteedivargus / aegunud|aegumine / defektne|katki|vigane / tagastasin|tühistasin|lõpetasin / kaks korda|topelt / ei ole minu / tõendage|tõend",
    refusal:
      "ei kavatse|hakka|maksa ... maksma|maksta|midagi|? / keeldun|keeldume / ei maksa / kohtume kohtus / kaevake kohtusse",
    hardship:
      "kaotasin töö|töökoha / töötu|töötuks|koondati|vallandati / ei ole|pole ... raha|tööd|sissetulekut|võimalust|millest / ei saa|suuda|jaksa ... maksta|tasuda / haige|haiguslehel|haiglas|haigla|vähk|operatsioon / rahalised|majanduslikud|majanduslik|rahaline raskused|probleemid|olukord / raske olukord|aeg|seis / lahutus / toimetulekutoetus / raha otsas|ei",
    negotiate:
      "osadena|osamaksed|osamaksetena|järelmaks|maksegraafik|maksegraafiku|osade kaupa / kuus|nädalas / maksegraafik|maksegraafikut / allahindlus|soodustus / kokkulepe|kokkuleppe|kompromiss|kokku leppida / osaliselt / vähendada|kustutada intressi|summat|viivist",
    agent:
      "rääkida|suhelda ... kellegagi|inimesega|teenindajaga|teiega|spetsialistiga / kellegagi|inimesega|teenindajaga|teiega rääkida|suhelda / klienditeenindaja|klienditeenindus|teenindaja|töötaja / võtke|võta minuga ühendust / päris inimene / kas olete robot",
    voice:
      "helistage|helista mulle|tagasi|? / palun helistage|helista / kas|palun saaksite|saate|võiksite ... helistada / kõne tagasi / soovin kõnet|telefonikõnet",
    wrongNumber:
      "vale number|isik|inimene|aadress|numbri|telefon / ma ei ole see|tema|härra|proua / ei ole see isik|inimene / ei tunne|tea ... / ei ela siin|enam / ei ole minu number|nimi / eksitus|eksite|segadus / kolis ära",
    ceaseContact:
      "ärge|ära enam|mulle|mind|? helistage|helista|võtke|võta|tülitage|tülita|häirige ... / lõpetage|lõpeta ... helistamine|helistada|ahistamine|tülitamine|kõned / jätke|jäta mind|meid rahule / ahistamine|kiusamine / ainult kirjalikult / ei soovi ... kõnesid|kontakti|helistaks",
    attorney:
      "minu|mu|meie advokaat|advokaadiga|jurist|juristiga|esindaja|eestkostja / advokaat|advokaadi|advokaadiga / esindab mind|meid / volikiri|volitatud / eestkostja / võlanõustaja|võlanõustamine",
    deceased:
      "suri|surnud|surma|surm|surnu / lahkunud meie / lahkus meie|elust / kadunuke / surmatõend|pärandvara|pärijad|pärija|pärand / hukkus",
    bankruptcy:
      "pankrot|pankrotti|pankrotis|pankrotistus|pankrotihaldur / maksejõuetu|maksejõuetus / võlgade ümberkujundamine / saneerimine|likvideerimine / kohustustest vabastamine",
    distress:
      "enesetapp|enesetapu / tapan|tappa end|ennast / tahan surra / ei taha elada / ei jaksa enam elada|? / lõpetan oma elu",
  },
  amounts: {
    half: "pool / poole / pooled",
    whole: "kõik / kogu summa / täies mahus / terve summa",
    some: "natuke / osa / midagi / nii palju / umbes",
    pay: "maksan / maksin / maksta / tasun / tasusin / kannan / ainult / saan",
  },
  dates: {
    today: "täna / täna õhtul",
    tomorrow: "homme",
    dayAfterTomorrow: "ülehomme",
    yesterday: "eile",
    weekdays: [
      "esmaspäev~",
      "teisipäev~",
      "kolmapäev~",
      "neljapäev~",
      "reede / reedel / reedeks / reedeni",
      "laupäev~",
      "pühapäev~",
    ],
    months: [
      "jaanuar~ / jaan",
      "veebruar~ / veebr",
      "märts~",
      "aprill~ / apr",
      "mai / mail / maiks / maini",
      "juuni / juunil / juunis / juuniks",
      "juuli / juulil / juulis / juuliks",
      "august~ / aug",
      "september / septembr~ / sept",
      "oktoober / oktoobr~ / okt",
      "november / novembr~ / nov",
      "detsember / detsembr~ / dets",
    ],
    onDay: "# kuupäeval|kuupäevaks|kuupäevani / # ndal|ks|ndaks",
    inDays: "# päeva|päevaga|päeva pärast|jooksul / # päeva",
    inWeeks: "# nädala|nädalat pärast|jooksul / nädala pärast|jooksul",
    thisWeek: "sel nädalal / sellel nädalal / nädala lõpus|lõpuks|lõpuni / nädalavahetusel",
    nextWeek: "järgmisel nädalal / tuleval nädalal / järgmine nädal",
    endOfMonth: "kuu lõpus / kuu lõpuks / sel kuul / kuu lõpuni",
    nextMonth: "järgmisel kuul / tuleval kuul",
    endOfNextMonth: "järgmise kuu lõpus|lõpuks",
    next: "järgmine / järgmisel / tuleval",
    after: "pärast / peale / alates",
    vague: "kuu alguses|algul / alguses / kuu keskel / paari|mõne päeva|nädala / palk|palgapäev|palka / umbes #",
    inMonth: "kuu / jooksul",
    numerals:
      "üks|ühe / kaks|kahe / kolm|kolme / neli|nelja / viis|viie / kuus|kuue / seitse|seitsme / kaheksa / üheksa / kümme|kümne",
  },
};

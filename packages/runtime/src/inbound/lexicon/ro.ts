/** Romanian. */

import type { Lexicon } from "./lexicon.ts";

export const ro: Lexicon = {
  language: "ro",
  keywords: {
    stop: "dezabonare / dezabonati / dezabonează / oprire / opriți / dezaboneaza",
    stopAlone: "anulare / renunț / ștergere / gata / sterge / retragere / ajunge / fara sms",
    stopHere: "nu / sfârșit",
    start: "abonare / reabonare",
    help: "ajutor / informații",
  },
  courtesy: "vă / rog / te / mulțumesc / multumesc / mersi / bună / buna / ziua / acum / salut / frumos",
  not: "nu / niciodată / fără / nici / n",
  harmless:
    "dacă ați plătit|achitat / sfârșitul lunii|săptămânii / nu am ... plătit|achitat / încă nu / avocatul dumneavoastră|vostru / telefonul a murit",
  intents: {
    optOut:
      "nu ... trimiteți|trimiteti|trimite|trimiteţi|scrieți|scrieti ... mesaje|sms|mailuri|emailuri|mai|nimic? / nu mai|vreau|doresc ... mesaje|sms|mailuri|emailuri|primesc / opriți|opriti|încetați|incetati ... mesaje|mesajele|sms|trimiteți / dezabonați|dezabonati|ștergeți|stergeti|scoateți|scoateti mă|ma|numărul|numarul|datele|adresa|din / retrag|revoc consimțământul|acordul / vreau|doresc să|sa mă|ma dezabonez",
    alreadyPaid:
      "am plătit|platit|achitat|virat|transferat|depus / deja plătit|platit|achitat / deja am plătit|platit|achitat / a fost plătită|plătit|achitată|achitat|platita|achitata / este|e plătită|plătit|achitată|achitat|platita|achitata / plata a|este|fost ... făcută|efectuată|facuta|efectuata / am făcut|efectuat|facut plata|transferul|viramentul / tocmai am plătit|achitat",
    payNow:
      "cum pot|plătesc|platesc|fac ... plăti|plati|plata? / unde pot|plătesc|platesc / vreau|doresc să|sa plătesc|platesc|achit acum|azi? / link|linkul de|pentru plată|plata / iban|ibanul / trimiteți|trimiteti|trimite ... link|factura|iban|contul / plătesc|platesc acum",
    payLater:
      "voi|o|vom să? plăti|plati|achita|plătesc|platesc|achit|vira / plătesc|platesc|achit|virez|plătim mâine|maine|luni|marți|miercuri|joi|vineri|săptămâna|saptamana|pe|la|până|pana|în|in|luna|după|dupa|cand|când / pot plăti|plati|achita|plătesc|să|sa|platesc ... / am nevoie de ... timp|zile|săptămâni|amânare|saptamani / mai mult timp / amânare|amanare|amân|păsuire|pasuire / când primesc|iau|încasez|intră / cand primesc|iau|incasez|intra / promit / după salariu|dupa / mâine|maine plătesc|achit|platesc / mai dați|dati mi? ... zile|timp",
    dispute:
      "nu datorez|vă|va ... datorez|nimic? / nu am|e|este ... comandat|cumpărat|cumparat|semnat|primit|contractat|solicitat / nu e|este|sunt a|al|ale mea|meu|mele|corectă|corect|corecta / nu este corectă|corect|corecta / niciodată nu|n am|comandat / contest|contestăm|contestație|contestatie / sumă|suma|factura|factură este|e|greșită|gresita|incorectă ... greșită|gresita|incorectă|incorecta|eronată? / greșeală|eroare la|în|de factură|factura|facturare / fraudă|frauda|escrocherie|înșelătorie|inselatorie / reclamație|reclamatie / prescris|prescrisă|prescrisa|prescripție|prescriptie / defect|defectă|stricat / am returnat|reziliat|anulat|renunțat / dovada|dovadă|dovezi",
    refusal:
      "nu voi|o|am|vom ... plăti|plati|plătesc|platesc|achita|plătească / refuz să|sa|plata / nu plătesc|platesc|achit / ne vedem în|in|la instanță|tribunal|instanta / nu intenționez",
    hardship:
      "am pierdut|rămas|ramas ... locul|serviciul|jobul|muncă|serviciu|munca / șomer|somer|șomeră|șomaj|somaj / concediat|concediată|concediata / nu am bani|banii|serviciu|venituri|job|muncă|de|munca / nu pot|am ... plăti|plati|plătesc|achita|permite|cum / nu îmi|imi permit / bolnav|bolnavă|bolnava|spital|spitalizat|cancer|operație|operatie / dificultăți|probleme|greutăți|dificultati|greutati financiare|cu|materiale / situație|situatie grea|dificilă|financiară|dificila / divorț|divort / fără|fara bani|venituri|serviciu|loc|job / handicap|ajutor social",
    negotiate:
      "în|in rate / rate|rată|eșalonare|esalonare|eșalona|reeșalonare / pe lună|luna|săptămână / # pe|lunar lună|luna|săptămână? / reducere|discount / înțelegere|intelegere|acord|negociere|negocia / plan de plată|plata / plată|plata parțială|partiala / tranzacție / lunar / ștergere|stergerea penalități",
    agent:
      "vorbesc|vorbi|discut|discuta cu cineva|un|o|operator|dumneavoastră|consultant|persoană|om|dumneavoastra / operator|operatorul|consultant / persoană reală / relații|relatii clienți|clienti / vreau|doresc|pot să|sa vorbesc|discut / contactați|contactati ma|mă / robot",
    voice:
      "sunați|sunati|suna|sună mă|ma|înapoi / mă|ma puteți|puteti|suna|poate|sunați|sunati ... suna? / apel|telefonați|telefonati ... / vreau|doresc un apel|telefon / reveniți cu un",
    wrongNumber:
      "număr|numar|numărul|numarul greșit|gresit|este / ați|ati greșit|gresit / persoană|persoana greșită|gresita / nu sunt eu|această|persoana|aceasta|domnul|doamna|el|ea / nu cunosc|cunoaștem|cunosc / nu mai? locuiește|locuieste|stă|sta aici? / nu este|e numărul|numarul|adresa ... / confundați|confundati|confuzie / adresă greșită",
    ceaseContact:
      "nu mă|ma|ne mai? sunați|sunati|contactați|contactati|deranjați|deranjati|hărțuiți|suna / nu mai sunați|sunati|contactați|contactati|deranjați / încetați|incetati ... sunați|contactați|hărțuire|hărțuiți|sunati / lăsați|lasati mă|ma|? ... pace / hărțuire|hartuire|hărțuiți|hartuiti / numai|doar în|in scris / nu doresc|vreau să|sa fiu contactat|sunat|contactată",
    attorney:
      "avocat|avocatul|avocata|avocatului / reprezentat|reprezentată de / consilier juridic / apărător / anpc / curator|tutore / împuternicit / procură",
    deceased:
      "a|au decedat|murit / decedat|decedată|decedata|deces / este mort|moartă / certificat de deces / moștenitori|mostenitori|succesiune / s a stins|stins din viață / defunct|defuncta|răposat",
    bankruptcy:
      "faliment|falimentul|falit / insolvență|insolventa|insolvenţă|insolvent / lichidare|lichidator / concordat",
    distress:
      "sinucid|sinucidere|sinucide|suicid / mă omor|ma / vreau să|sa mor / nu mai vreau să|sa trăiesc|traiesc / îmi iau viața|viata",
  },
  amounts: {
    half: "jumătate / jumatate",
    whole: "tot / toată suma / integral / toata suma / suma totală",
    some: "ceva / o parte / puțin / cât pot / aproximativ / cam",
    pay: "plăti / plătesc / platesc / achita / achit / plătit / platit / doar / numai / câte",
  },
  dates: {
    today: "azi / astăzi / astazi / diseară / diseara",
    tomorrow: "mâine / maine",
    dayAfterTomorrow: "poimâine / poimaine",
    yesterday: "ieri",
    weekdays: [
      "luni / lunea",
      "marți / marti / marțea",
      "miercuri / miercurea",
      "joi / joia",
      "vineri / vinerea",
      "sâmbătă / sambata",
      "duminică / duminica",
    ],
    months: [
      "ianuarie / ian",
      "februarie / feb",
      "martie / mar",
      "aprilie / apr",
      "mai",
      "iunie / iun",
      "iulie / iul",
      "august / aug",
      "septembrie / sept",
      "octombrie / oct",
      "noiembrie / nov",
      "decembrie / dec",
    ],
    onDay: "pe|în|data # / pe data de # / până|pana la|pe|în # / după|dupa data|pe|? de? # / din # / în data de #",
    inDays: "în|in|peste # zi|zile / în termen de # zile / peste # de zile / încă # zile",
    inWeeks: "în|in|peste # săptămână|săptămâni|saptamana|saptamani / peste o săptămână / intr o saptamana",
    thisWeek: "săptămâna aceasta|asta / saptamana aceasta|asta / weekend / sfârșitul săptămânii / sfarsitul saptamanii",
    nextWeek:
      "săptămâna viitoare / saptamana viitoare / săptămâna următoare / săptămâna care vine / saptamana urmatoare",
    endOfMonth: "sfârșitul lunii / sfarsitul lunii / luna aceasta|asta / finalul lunii / sfârșit de lună",
    nextMonth: "luna viitoare / luna următoare / luna urmatoare",
    endOfNextMonth: "sfârșitul lunii viitoare / sfarsitul lunii viitoare / finalul lunii viitoare",
    next: "viitoare / viitor / următoare / următor / urmatoare",
    after: "după / dupa / din",
    vague:
      "începutul|inceputul lunii|săptămânii|saptamanii / mijlocul|jumătatea lunii / câteva|cateva zile|săptămâni|saptamani / salariu|salariul / în jur de|? #",
    inMonth: "în / in / până în / pana in",
    numerals: "un|o|una|unu / doi|două|doua / trei / patru / cinci / șase / șapte / opt / nouă / zece",
  },
};

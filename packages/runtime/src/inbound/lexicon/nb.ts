/** Norwegian. */

import type { Lexicon } from "./lexicon.ts";

export const nb: Lexicon = {
  language: "nb",
  keywords: {
    stop: "stopp / meld meg av / avmeld / avmelding / avslutt / stans",
    stopAlone: "slutt / slett / avbryt / fjern / nok / ingen sms / trekk tilbake / ferdig",
    stopHere: "nei",
    start: "meld på / gjenoppta / start igjen",
    help: "hjelp / informasjon",
  },
  courtesy: "vennligst / takk / hei / god / dag / nå / straks / vær / så / snill / hilsen / mvh",
  not: "ikke / aldri / ei / ingen / intet / uten",
  harmless:
    "slutten av / hvis dere allerede|du allerede / ikke ... betalt / har ikke|ennå / stopp betalingen / telefonen min døde / deres advokat / sluttet å jobbe",
  intents: {
    optOut:
      "slutt|stopp med|å|? å? sende|skrive|smse|maile|spamme ... / ikke flere|mer sms|meldinger|epost|mail / ingen flere|sms|meldinger|mail / send|skriv ikke|aldri|ingen ... / vil|ønsker ikke ... sms|meldinger|epost|motta|ha / meld|fjern|slett meg|nummeret|mitt|min ... / trekker ... samtykke|samtykket tilbake?",
    alreadyPaid:
      "allerede|nettopp|igår|idag betalt|overført|betalte / har|er|ble allerede|nå|? betalt|overført|vippset / betalte i|igår|idag|den|allerede|regningen / betaling|betalingen er sendt|gjennomført|gjort|utført / regningen|fakturaen er betalt / er betalt / jeg betalte",
    payNow:
      "hvordan kan|betaler|skal jeg|man? ... betale|? / hvor kan|betaler jeg / vil gjerne? betale nu|nå|med|i|regningen|? / betale nå|straks / betalingslenke|lenke / kontonummer|iban|kid|vipps / send ... lenke|faktura|regning|kontonummer",
    payLater:
      "skal|vil|kommer|akter til|å|? å? betale|overføre|vippse / kan betale|overføre|vippse / betaler jeg|den|det|i|på|neste|imorgen|fredag|mandag|når|etter|om|senest / jeg betaler|overfører|vippser / trenger ... tid|dager|uker|utsettelse / mer tid / utsettelse|betalingsutsettelse / når jeg får|lønnen|lønna / får lønn|lønna|penger / etter lønn|lønning / lover / utsette / gi meg ... dager|tid|uke|uker",
    dispute:
      "skylder ikke|dere|ingenting ... / ikke min|mitt|mine|vår regning|gjeld|faktura|? / aldri|ikke bestilt|kjøpt|mottatt|signert|fått|levert|tegnet / bestrider|bestride|innsigelse|innsigelser / beløpet|fakturaen|regningen|summen er|stemmer feil|ikke / stemmer ikke / feil beløp|faktura|regning / svindel|bedrageri|identitetstyveri / reklamasjon|reklamerer|klage / foreldet|foreldelse / defekt|ødelagt|skadet / returnert|sendt tilbake / sagt opp / kansellert|avbestilt / dobbelt betalt|fakturert / bevis på|for",
    refusal:
      "vil|kommer|akter ikke|aldri|til ... betale / nekter å? betale? / betaler ikke|aldri|ingenting / sees i retten / saksøk meg",
    hardship:
      "mistet jobben|jobb|mitt|arbeidet / arbeidsledig|arbeidsløs / ingen penger|jobb|inntekt / har ikke ... råd|penger|jobb|arbeid / kan ikke ... betale / råd til å / syk|sykmeldt|sykehus|sykehuset|kreft|operasjon|operert / økonomiske|økonomisk problemer|vansker|vanskelig|trangt / skilsmisse|skilt / sosialhjelp|nav / permittert|oppsagt|sagt / dårlig økonomi / dårlig råd",
    negotiate:
      "avdrag|nedbetaling|nedbetalingsavtale|nedbetale / rater|delbetaling|delbetale / i|per|hver måneden|måned|uke / # i|per|pr måneden|måned / rabatt|avslag / avtale|ordning|forlik / betalingsavtale|betalingsplan / månedlig / ettergi|slette renter",
    agent:
      "snakke|prate med noen|en|dere|et|saksbehandler|menneske|kundeservice / saksbehandler / kundeservice|kundesenter / ekte|et menneske|person / kontakt meg / komme i kontakt / er du|dere en robot",
    voice:
      "ring meg|tilbake|opp / ringe meg|opp|tilbake / kan dere|du|noen ringe / bli oppringt / ringer meg / en telefon",
    wrongNumber:
      "feil nummer|person|adresse|mottaker|telefonnummer / har|du|dere ... feil nummer / er ikke den|denne|han|hun|herr|fru / kjenner|vet ikke|ingen ... / bor|finnes ikke lenger|her|mer / ikke mitt|min nummer|navn / forvekslet|forveksling / ringt feil",
    ceaseContact:
      "ring|kontakt|forstyrr ikke|aldri ... / slutt|stopp med? å? ringe|kontakte|trakassere|forstyrre|mase / la meg|oss være|i / trakassering|trakasserer / ingen flere|mer anrop|kontakt|henvendelser|oppringninger / kun|bare skriftlig|brev / ønsker|vil ikke ... kontaktet|oppringt|kontakt",
    attorney:
      "min|vår|en advokat|jurist|verge|advokaten / advokat|advokaten / representert av|ved / verge / gjeldsrådgiver / fullmakt / rettshjelp",
    deceased:
      "avgått ved døden / død|døde|døden / avdød|avdøde / gått bort / dødsfall|dødsbo|dødsattest|dødsboet / skifteretten|arvinger",
    bankruptcy: "konkurs|konkursen / gjeldsordning / insolvent|insolvens / rekonstruksjon / avvikling|bobestyrer",
    distress:
      "selvmord / ta livet av|mitt / ta mitt eget? liv / vil dø / vil ikke leve / orker ikke mer|leve / skade meg selv",
  },
  amounts: {
    half: "halvparten / halve",
    whole: "alt / hele beløpet / hele / fullt ut",
    some: "noe / litt / en del / det jeg kan / cirka / ca / omtrent",
    pay: "betale / betaler / betalt / betalte / overføre / vippse / kun / bare / med",
  },
  dates: {
    today: "idag / i dag / i kveld",
    tomorrow: "imorgen / i morgen",
    dayAfterTomorrow: "i overmorgen / overmorgen",
    yesterday: "igår / i går",
    weekdays: ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    months: [
      "januar / jan",
      "februar / feb",
      "mars / mar",
      "april / apr",
      "mai",
      "juni / jun",
      "juli / jul",
      "august / aug",
      "september / sept / sep",
      "oktober / okt",
      "november / nov",
      "desember / des",
    ],
    onDay: "den # / senest|innen|før|etter|fra den? #",
    inDays: "om|innen # dag|dager / i løpet av # dager",
    inWeeks: "om|innen # uke|uker / om en uke|uka",
    thisWeek: "denne uken|uka / i helgen|helga / helgen / slutten av uken|uka",
    nextWeek: "neste uke / kommende uke",
    endOfMonth: "slutten av måneden / denne måneden / utgangen av måneden / månedsslutt",
    nextMonth: "neste måned",
    endOfNextMonth: "slutten av neste måned",
    next: "neste / kommende",
    after: "etter / fra / siden",
    vague:
      "starten av / begynnelsen av / midten av / et|noen par? dager|uker / lønn|lønning|lønna|lønnen / rundt den? #",
    inMonth: "i / til / innen",
    numerals: "en|ett|et / to / tre / fire / fem / seks / sju|syv / åtte / ni / ti",
  },
};

/** Danish. */

import type { Lexicon } from "./lexicon.ts";

export const da: Lexicon = {
  language: "da",
  keywords: {
    stop: "stop sms / afmeld / afmeld mig / afmelding / frameld / framelding",
    stopAlone: "slut / slet / afbryd / annuller / fjern / nok / ingen sms / tilbagekald / afslut",
    stopHere: "nej",
    start: "tilmeld / genoptag / start igen",
    help: "hjælp / information",
  },
  courtesy: "venligst / tak / hej / god / dag / nu / straks / venlig / hilsen / mvh / omgående",
  not: "ikke / aldrig / ej / ingen / intet / uden",
  harmless:
    "slutningen af / hvis i allerede|du allerede / ikke ... betalt / har ikke|endnu / stop betalingen / min telefon døde / jeres advokat / stoppet med at arbejde",
  intents: {
    optOut:
      "stop med at? sende|skrive|smse|maile|spamme ... / ikke flere|mere sms|beskeder|mails|emails / ingen flere|sms|beskeder|mails / send|skriv ikke|aldrig|ingen ... / vil|ønsker ikke ... sms|beskeder|mails|modtage|have / afmeld|frameld|slet|fjern mig|mit|min ... / trækker ... samtykke tilbage? / tilbagekalder ... samtykke",
    alreadyPaid:
      "allerede|lige|igår|idag betalt|overført|betalte / har|er|blev allerede|nu|? betalt|overført / betalte igår|idag|i|den|allerede|regningen|det / betaling|betalingen er sendt|gennemført|sket|foretaget / regningen|fakturaen er betalt / er betalt / jeg betalte / har mobilepayet",
    payNow:
      "hvordan kan|betaler|skal jeg|man? ... betale|? / hvor kan|betaler jeg / vil gerne? betale nu|med|regningen|i|? / betale nu|straks / betalingslink|link / kontonummer|iban|girokort|fi / send ... link|faktura|regning|kontonummer",
    payLater:
      "skal|vil|kommer|agter nok|til|at|? betale|overføre / kan betale|overføre / betaler jeg|den|det|i|på|næste|imorgon|fredag|mandag|når|efter|om|senest / jeg betaler|overfører / har brug for ... tid|dage|uger|henstand|udsættelse / mere tid / henstand|udsættelse / når jeg får|lønnen / får løn|penge / efter løn|lønnen|lønning / lover / udsætte / giv mig ... dage|tid|uge|uger",
    dispute:
      "skylder ikke|jer|intet ... / ikke min|mit|mine|vores regning|gæld|faktura|? / aldrig|ikke bestilt|købt|modtaget|underskrevet|fået|leveret|skrevet / bestrider|bestride|indsigelse|indsigelser / beløbet|fakturaen|regningen|summen er|passer forkert|ikke|fejl / passer|stemmer ikke / forkert beløb|faktura|regning / svindel|bedrageri|identitetstyveri / reklamation|reklamerer|klage / forældet|forældelse / defekt|ødelagt|beskadiget / returneret|sendt tilbage / opsagt|annulleret|afbestilt / dobbelt betalt|opkrævet / bevis på|for",
    refusal:
      "vil|kommer|agter ikke|aldrig|til ... betale / nægter at? betale? / betaler ikke|aldrig|intet / ses i retten / sagsøg mig",
    hardship:
      "mistet mit|jobbet ... job|arbejde / arbejdsløs|ledig / ingen penge|job|indkomst|indtægt / har ikke ... råd|penge|job|arbejde / kan ikke ... betale / råd til at / syg|sygemeldt|sygehus|hospital|hospitalet|kræft|operation|opereret / økonomiske|økonomisk problemer|vanskeligheder|svært|presset / skilsmisse|skilt / kontanthjælp / fyret|opsagt fra|? / ondt i økonomien / stram økonomi",
    negotiate:
      "afdrag|afdrage|afdragsordning|afdragsvis / rater|ratebetaling|delbetaling / om|per|hver måneden|måned|uge / # om|per|pr måneden|måned / rabat|nedslag / aftale|ordning|forlig / betalingsaftale|betalingsordning|betalingsplan / månedligt / eftergive|eftergivelse",
    agent:
      "tale|snakke med nogen|en|jer|et|sagsbehandler|menneske|kundeservice / sagsbehandler / kundeservice / rigtigt|et menneske|person / kontakt mig / komme i kontakt / er du|i en robot",
    voice:
      "ring til mig|? / ring mig|tilbage|op / ringe til|mig|op|tilbage / kan i|du|nogen ringe / blive ringet op / ringer til mig / et opkald",
    wrongNumber:
      "forkert nummer|person|adresse|modtager|telefonnummer / har|du|i ... forkert nummer / er ikke den|denne|ham|hende|hr|fru / kender|ved ikke|ingen ... / bor|findes ikke længere|her|mere / ikke mit|min nummer|navn / forvekslet|forveksling / ringet forkert / fejl i nummer",
    ceaseContact:
      "ring|kontakt|forstyr ikke|aldrig ... / stop med at? ringe|kontakte|chikanere|forstyrre / lad mig|os være|i / chikane|chikanerer / ingen flere|mere opkald|kontakt|henvendelser / kun|udelukkende skriftligt|skriftlig|brev / ønsker|vil ikke ... kontaktet|ringet|kontakt",
    attorney:
      "min|vores|en advokat|jurist|værge|bisidder / advokat / repræsenteret af / værge / gældsrådgiver|gældsrådgivning / fuldmagt / retshjælp",
    deceased:
      "afgået ved døden / død|døde|døden / afdød|afdøde / gået bort / dødsfald|dødsbo|dødsattest|dødsboet / skifteretten|arvinger",
    bankruptcy:
      "konkurs|konkursen|konkursramt / gældssanering / insolvent|insolvens / rekonstruktion / likvidation|kurator",
    distress:
      "selvmord / tage livet af|mit / tage mit eget? liv / vil dø / vil ikke leve / orker ikke mere|leve / skade mig selv",
  },
  amounts: {
    half: "halvdelen / det halve",
    whole: "det hele / hele beløbet / alt / fuldt ud",
    some: "noget / lidt / en del / hvad jeg kan / cirka / ca / omkring",
    pay: "betale / betaler / betalt / betalte / overføre / overført / kun / bare / med",
  },
  dates: {
    today: "idag / i dag / i aften",
    tomorrow: "imorgen / i morgen",
    dayAfterTomorrow: "i overmorgen / overmorgen",
    yesterday: "igår / i går",
    weekdays: ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    months: [
      "januar / jan",
      "februar / feb",
      "marts / mar",
      "april / apr",
      "maj",
      "juni / jun",
      "juli / jul",
      "august / aug",
      "september / sept / sep",
      "oktober / okt",
      "november / nov",
      "december / dec",
    ],
    onDay: "den # / senest|inden|før|efter|fra d|den? #",
    inDays: "om|inden # dag|dage / inden for # dage",
    inWeeks: "om|inden # uge|uger / om en uge / inden for # uger",
    thisWeek: "denne uge / i weekenden / weekenden / slutningen af ugen / slutningen af denne uge",
    nextWeek: "næste uge / kommende uge",
    endOfMonth: "slutningen af måneden / denne måned / udgangen af måneden / ultimo / månedens udgang",
    nextMonth: "næste måned",
    endOfNextMonth: "slutningen af næste måned / udgangen af næste måned",
    next: "næste / kommende",
    after: "efter / fra / siden",
    vague:
      "starten af / begyndelsen af / midten af / primo / medio / et|nogle par? dage|uger / løn|lønning|lønnen / omkring den? #",
    inMonth: "i / til / inden",
    numerals: "en|et / to / tre / fire / fem / seks / syv / otte / ni / ti",
  },
};

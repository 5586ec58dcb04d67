/** Swedish. */

import type { Lexicon } from "./lexicon.ts";

export const sv: Lexicon = {
  language: "sv",
  keywords: {
    stop: "stopp / avregistrera / avregistrera mig / avprenumerera / avsluta / stoppa",
    stopAlone: "slut / sluta / ta bort / avbryt / radera / nog / inga sms / återkalla / avanmäl",
    stopHere: "nej",
    start: "starta / återuppta / prenumerera",
    help: "hjälp / information",
  },
  courtesy: "snälla / tack / hej / god / dag / nu / genast / vänligen / mvh / hälsningar / omedelbart",
  not: "inte / aldrig / ej / inga / ingen / inget / utan",
  harmless:
    "slutet av / i slutet / om ni redan|du redan / inte ... betalat / har inte|ännu / stoppa betalningen|autogirot / min telefon dog / er advokat / slutat jobba",
  intents: {
    optOut:
      "sluta|slutar skicka|skriva|smsa|maila|mejla|spamma ... / inga fler|mer|? sms|meddelanden|mejl|mail ... / skicka inte|inga|aldrig ... / vill|önskar inte|ej|slippa ... sms|meddelanden|mejl|mail|ha|få / avregistrera|avanmäl|stryk mig|mitt / ta|tag bort mig|mitt|min ... / återkallar ... samtycke / skriv inte mer",
    alreadyPaid:
      "redan|nyss|precis|igår|idag betalat|betald|betalt|betalade|betalad|överfört|swishat / har|är|blev redan|nu|? betalat|betald|betalt|överfört|swishat / betalade igår|idag|i|den|redan|räkningen|hela / betalning|betalningen är gjord|skickad|genomförd|gjordes / räkningen|fakturan är betald / är betald|betalt / swishade / jag betalade",
    payNow:
      "hur kan|betalar|ska|gör jag|man? ... betala|betalar|? / var kan|betalar jag / vill betala nu|direkt|idag|räkningen|? / betala nu|direkt / betallänk|betalningslänk|länk / bankgiro|kontonummer|iban|ocr|swish nummer? / skicka ... länk|faktura|fakturan|bankgiro",
    payLater:
      "ska|kommer|tänker|skall att? betala|swisha|överföra / kan betala|swisha|överföra / betalar jag|den|det|i|på|nästa|imorgon|imorron|fredag|måndag|när|efter|om|senast|i / jag betalar|swishar / behöver ... tid|dagar|veckor|anstånd|uppskov / mer|lite tid / anstånd|uppskov / när jag får|lönen / får lön|lönen|pengar / efter lönen|lön / lovar / skjuta upp / ge mig ... dagar|tid|vecka|veckor",
    dispute:
      "är|blir inte skyldig|skyldiga / inte min|mitt|mina|vår|vårt faktura|skuld|räkning|? / aldrig|inte|ej beställt|köpt|fått|mottagit|skrivit|tecknat|beställde|levererat / bestrider|bestrida|bestridande / beloppet|fakturan|summan|räkningen är|stämmer fel|inte|felaktig|felaktigt / stämmer inte / fel belopp|faktura|summa / felaktig faktura|räkning / bedrägeri|bluff|bluffaktura|id|identitetsstöld / reklamation|reklamera|reklamerar|klagomål / preskriberad|preskriberat|preskription / trasig|defekt|skadad / returnerat|skickat tillbaka|? / sagt upp / avbeställt|annullerat / dubbelt betalt|debiterad|fakturerad / bevis på|för",
    refusal:
      "tänker|kommer|ska inte|aldrig|att ... betala / vägrar|vägrar att? betala|? / betalar inte|aldrig|inget / ses i rätten|tingsrätten / stäm mig",
    hardship:
      "förlorat|blivit|blev mitt|av|uppsagd|arbetslös|avskedad ... / arbetslös / inga pengar|inkomster / har inte|inga|inget|ingen ... råd|pengar|jobb|arbete|inkomst / kan inte|ej|inte ... betala|råd / har ej råd / råd att betala / sjuk|sjukskriven|sjukhus|sjukhuset|cancer|operation|opererad / ekonomiska|ekonomiskt problem|svårigheter|svårt|tufft|ekonomi / dålig ekonomi|privatekonomi / skilsmässa / försörjningsstöd|socialbidrag / ont om pengar / permitterad|varslad",
    negotiate:
      "avbetalning|avbetala|avbetalningsplan|avbetalningar / dela upp|delbetala|delbetalning|delbetalningar / per|i|varje månad|månaden|vecka / # i|per månaden|månad / rabatt|nedsättning / uppgörelse|överenskommelse|förlikning / betalningsplan|betalplan / månadsvis / delar / efterskänka|avskriva",
    agent:
      "prata|tala med någon|en|er|handläggare|människa|kundtjänst / handläggare / kundtjänst|kundservice / riktig|en människa|person / kontakta mig / komma i kontakt / är du|ni en robot|bot",
    voice:
      "ring mig|upp|tillbaka / ringa mig|upp / kan ni|du|någon ringa / bli uppringd / vill att ni ringer / ringer mig / telefonsamtal",
    wrongNumber:
      "fel nummer|person|mottagare|adress|telefonnummer / har|du|ni ... fel nummer|person / är inte den|denna|han|hon|herr|fru / känner|vet inte|ingen|ej ... / bor|finns inte|ej längre|här|kvar / inte mitt|min nummer|namn / förväxlat|förväxling / ringt fel",
    ceaseContact:
      "ring|kontakta|stör inte|aldrig|ej mig|mer|? / sluta ringa|ringer|kontakta|trakassera|störa|jaga / lämna mig|oss i fred|ifred / låt mig|oss vara / trakasserier|trakasserar / inga fler samtal|kontakter|telefonsamtal / ingen mer kontakt / bara|endast skriftligt|skriftligen|brev / vill inte bli kontaktad|uppringd",
    attorney:
      "min|vår|mitt|en advokat|jurist|ombud|förvaltare|god / advokat / ombud / företräds av / god man / förvaltare / budgetrådgivare|skuldrådgivare / fullmakt / jurist",
    deceased:
      "avliden|avled|avlidit|avlidne|avlidna / död|dött|dog / har gått bort|gick bort / dödsfall|dödsbo|dödsbevis|dödsboet / bouppteckning|arvingar",
    bankruptcy:
      "konkurs|konkursförvaltare|konkursen / skuldsanering / insolvent|insolvens / företagsrekonstruktion|rekonstruktion / likvidation",
    distress:
      "självmord|suicid / ta livet av / ta mitt liv / vill dö / vill inte leva / orkar inte leva|mer / skada mig själv / avsluta allt",
  },
  amounts: {
    half: "hälften / halva / halva beloppet",
    whole: "allt / hela beloppet / hela summan / hela / fullt ut",
    some: "lite / en del / något / en bit / vad jag kan / cirka / ungefär / ca",
    pay: "betala / betalar / betalat / betalade / swisha / bara / endast / med / överföra / swishat",
  },
  dates: {
    today: "idag / i dag / ikväll / i kväll",
    tomorrow: "imorgon / i morgon / imorron",
    dayAfterTomorrow: "i övermorgon / övermorgon",
    yesterday: "igår / i går",
    weekdays: [
      "måndag / måndagen",
      "tisdag / tisdagen",
      "onsdag / onsdagen",
      "torsdag / torsdagen",
      "fredag / fredagen / fredags",
      "lördag / lördagen",
      "söndag / söndagen",
    ],
    months: [
      "januari / jan",
      "februari / feb",
      "mars",
      "april / apr",
      "maj",
      "juni / jun",
      "juli / jul",
      "augusti / aug",
      "september / sept / sep",
      "oktober / okt",
      "november / nov",
      "december / dec",
    ],
    onDay: "den # / senast|före|efter|från den? # / den #e",
    inDays: "om|inom # dag|dagar / # dagar till",
    inWeeks: "om|inom # vecka|veckor / om|inom en vecka",
    thisWeek: "den här veckan / denna vecka / slutet av veckan / i helgen / helgen / veckan ut",
    nextWeek: "nästa vecka / kommande vecka",
    endOfMonth: "slutet av månaden / månadsskiftet / den här månaden / denna månad / månadens slut",
    nextMonth: "nästa månad",
    endOfNextMonth: "slutet av nästa månad",
    next: "nästa / kommande",
    after: "efter / från / sedan",
    vague: "början av|på / mitten av / några|ett|par dagar|veckor / lön|lönen|löning / runt den? # / när jag får",
    inMonth: "i / under / till / innan",
    numerals: "en|ett / två / tre / fyra / fem / sex / sju / åtta / nio / tio",
  },
};

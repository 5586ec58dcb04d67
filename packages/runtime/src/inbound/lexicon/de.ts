/** German. */

import type { Lexicon } from "./lexicon.ts";

export const de: Lexicon = {
  language: "de",
  keywords: {
    stop: "stopp / stoppen / abmelden / abmeldung / austragen / abbestellen / stop sms / stopp sms",
    stopAlone:
      "ende / aufhören / aufhoeren / kündigen / kuendigen / löschen / loeschen / abbrechen / beenden / widerruf / keine sms / keine nachrichten / schluss",
    stopHere: "aus / nein / halt",
    start: "anmelden / starten / fortsetzen",
    help: "hilfe / infos",
  },
  courtesy:
    "bitte / danke / hallo / guten / tag / morgen / abend / jetzt / sofort / moin / servus / gruß / grüße / mfg",
  not: "nicht / nie / niemals / kein / keine / keinen / ohne / weder / nichts",
  harmless:
    "alles klar|gut / stopp den|die|das / guten morgen / falls sie bereits|schon / sollten sie bereits|schon / wenn sie bereits|schon / ende des|der|nächsten|naechsten|diesen|kommenden / antworten sie mit / mein handy war|ist tot / ihr|ihre|ihren anwalt|anwälte|rechtsanwalt|anwaelte / ende monat|november|oktober|dezember|januar|februar|märz|april|mai|juni|juli|august|september / auto ist tot|gestorben / nicht bezahlt / noch nicht bezahlt|überwiesen|gezahlt / wenn ... bezahlt habe / nicht überwiesen",
  intents: {
    optOut:
      "keine weiteren|mehr|? nachrichten|sms|mails|emails|benachrichtigungen|whatsapp ... mehr|senden|schicken|erhalten|bekommen|wünsche|wuensche / keine sms|nachrichten|mails|emails mehr / schicken|senden|schreiben sie|mir|uns ... keine|nichts ... nachrichten|sms|mails|emails|mehr / hören|hoeren sie auf ... schreiben|nachrichten|sms|schicken|senden / nicht mehr schreiben|anschreiben|angeschrieben|kontaktiert / möchte|will|moechte keine ... nachrichten|sms|mails|emails|mehr / bitte abmelden / abmelden von|vom / melden sie mich ab / mich abmelden / aus dem|ihrem|der|ihrer verteiler|liste|datenbank|system ... / löschen|loeschen|entfernen|streichen sie|bitte ... nummer|daten|mailadresse|adresse|email / widerrufe ... einwilligung|zustimmung / einwilligung ... widerrufen|widerruf / schreiben sie mir nicht|nie",
    alreadyPaid:
      "schon|bereits|längst|laengst|gestern|heute ... bezahlt|überwiesen|ueberwiesen|gezahlt|beglichen|getätigt|angewiesen|eingezahlt / habe|haben|hab|wurde|ist|hatte ... bezahlt|überwiesen|ueberwiesen|gezahlt|beglichen|angewiesen|eingezahlt / bezahlt am|gestern|habe|ist|hab / überwiesen am|gestern|habe|hab|ist / geld|betrag|zahlung|überweisung ist raus|unterwegs|erfolgt|getätigt|veranlasst|angewiesen / zahlung erfolgt|getätigt|veranlasst|erledigt / überweisung getätigt|erfolgt|raus|ausgeführt / ist bezahlt|erledigt|beglichen / schon bezahlt|überwiesen / bereits erledigt|bezahlt|beglichen|überwiesen",
    payNow:
      "wie kann|soll|muss ich|man ... zahlen|bezahlen|überweisen / wo kann ich ... zahlen|bezahlen / wohin soll|kann|muss / zahlungslink / link zur|zum|für zahlung|bezahlen|die / bezahllink / iban / bankverbindung / kontonummer / möchte|will|würde ... jetzt|gleich|sofort ... zahlen|bezahlen / jetzt zahlen|bezahlen / schicken|senden sie ... link|rechnung|iban|bankverbindung / zahle jetzt|sofort|gleich",
    payLater:
      "werde|werden|wird|kann|könnte|koennte|können ... zahlen|bezahlen|überweisen|ueberweisen|begleichen / zahle|bezahle|überweise|ueberweise|begleiche|zahlen|bezahlen|überweisen ich|wir|es|den|die|das|dann|am|nächste|naechste|nächsten|naechsten|morgen|übermorgen|bis|in|nach|ende|anfang|zum|erst|spätestens|ihnen / ich|wir|dann zahle|bezahle|überweise|zahlen|bezahlen|überweisen / zahlung|überweisung erfolgt|kommt|folgt ... am|nächste|nächsten|morgen|bis|in|zum|ende / brauche|benötige|bräuchte ... zeit|aufschub|tage|wochen|fristverlängerung|verlängerung / mehr zeit / etwas zeit|geduld / aufschub / zahlungsaufschub / stundung / stunden sie / fristverlängerung / fristverlaengerung / verlängerung der / geld|gehalt|lohn kommt|bekomme|erhalte|krieg / sobald|wenn ... gehalt|lohn|geld|rente|gelds / bekomme|erhalte|kriege ... gehalt|lohn|geld / später zahlen|bezahlen / verspreche / versprochen",
    dispute:
      "schulde ihnen|euch|nichts|keinen|kein|das ... / nicht meine|mein|unsere|von rechnung|schuld|schulden|vertrag|bestellung|forderung|mir / nie|nicht|niemals|nichts bestellt|gekauft|abgeschlossen|unterschrieben|erhalten|bekommen|beauftragt|gehabt|geliefert / nie etwas|was bestellt|gekauft|abgeschlossen / bestreite|bestreiten / widerspreche|widersprechen / widerspruch / einspruch / reklamation / rechnung|betrag|forderung|summe|mahnung|rechnungsbetrag ist|stimmt|falsch|unberechtigt|ungerechtfertigt / stimmt nicht / ist falsch|unberechtigt|ungerechtfertigt|verjährt / falsche|falscher|falschen rechnung|betrag|summe / betrug / abzocke / identitätsdiebstahl / doppelt berechnet|abgebucht|bezahlt / verjährt|verjaehrt / verjährung / mangelhaft / defekt / kaputt / beschädigt / zurückgeschickt|zurueckgeschickt|zurückgesendet|retourniert / nie|nicht angekommen|geliefert / bereits|schon|längst gekündigt|storniert|widerrufen / habe ... gekündigt|storniert|widerrufen / nachweis ... forderung / belegen sie ... forderung / nicht berechtigt",
    refusal:
      "werde|werden|wird nicht|nichts|gar|niemals|nie ... zahlen|bezahlen / weigere mich / zahle|bezahle nicht|nichts|nie|gar|das|ich|niemals nicht|nichts? / verweigere ... zahlung / sehen|sieht uns|man ... gericht / verklagen sie mich / verklagt mich / werde das nicht / nicht bereit ... zahlen|bezahlen",
    hardship:
      "arbeitslos / job|arbeit|arbeitsstelle|arbeitsplatz verloren / gekündigt worden / entlassen|gefeuert / kurzarbeit / kein|keine|keinen geld|einkommen|arbeit|job|verdienst / kann|können|könnte ... nicht|nichts ... zahlen|bezahlen|leisten|aufbringen / nicht zahlen können / pleite / krank / erkrankt / krankenhaus / krankgeschrieben / krebs / operation / hartz / bürgergeld / buergergeld / jobcenter / sozialhilfe / finanzielle|finanziellen|finanziell schwierigkeiten|probleme|notlage|engpass|eng|schlecht / finanziell ... schwierig|eng|schlecht|möglich / zahlungsunfähig / geldsorgen / notlage / knapp bei kasse / elterngeld / scheidung / geht|ist finanziell nicht / reicht nicht",
    negotiate:
      "ratenzahlung / raten / in raten / rate von / teilzahlung / teilbetrag / monatlich ... zahlen|überweisen|euro / # ... im|pro|monatlich monat|woche? / abzahlen / ratenplan / zahlungsplan / ratenvereinbarung / zahlungsvereinbarung / vergleich / nachlass / rabatt / einigen|einigung / erlass / weniger zahlen / gebühren erlassen|streichen / kleinere|kleineren beträge|beträgen|raten / vereinbarung",
    agent:
      "mit jemandem|jemanden|einem|einer|ihnen|wem ... sprechen|reden|telefonieren / mitarbeiter / sachbearbeiter / ansprechpartner / berater / echten|echter|richtigen menschen|mensch|person / kundenservice / kundendienst / persönlich sprechen / kontakt aufnehmen / setzen sie sich ... verbindung / bitte um kontakt|kontaktaufnahme / sind sie ein roboter|bot",
    voice:
      "rufen|ruf|ruft sie? mich|mir|uns ... an|zurück|zurueck / rufen sie an|mich|zurück / rückruf|rueckruf / anrufen|anruf / zurückrufen|zurueckrufen / können|könnten sie mich ... anrufen|zurückrufen / bitte um anruf|rückruf",
    wrongNumber:
      "falsche|falschen|falscher nummer|person|adresse|telefonnummer|mailadresse|empfänger|ansprechpartner|mail|email / falsch verbunden / verwechslung / verwechselt|verwechseln / nicht die|der richtige|person|gesuchte / bin nicht herr|frau|die|der|der / kenne|kennen ... nicht|keine|keinen / wohnt|lebt hier|nicht ... nicht|mehr / unter dieser nummer / nicht mehr hier|unter / ist nicht meine|seine|ihre nummer|adresse / gibt es hier nicht / kein herr|keine frau",
    ceaseContact:
      "rufen|ruft|ruf sie? ... nicht|nie mehr|wieder|an / nicht mehr anrufen|kontaktieren|belästigen|melden / kontaktieren sie mich|uns nicht|nie / lassen sie|? mich|uns in ruhe / lasst|lass mich|uns in ruhe / in ruhe lassen / hören|hoeren sie auf ... anzurufen|kontaktieren|belästigen / keine anrufe ... mehr / keine weiteren|weitere anrufe|kontaktaufnahme|kontaktaufnahmen|briefe|kontakt|telefonate|kontaktversuche / belästigung|belaestigung / belästigen sie / unterlassen sie / kontaktverbot / nur noch? schriftlich / nie wieder an / kein kontakt|kontaktaufnahme",
    attorney:
      "mein|meine|meinen|meinem|unser|unsere|unseren anwalt|anwältin|rechtsanwalt|rechtsanwältin|anwaltskanzlei|rechtsbeistand / anwalt|rechtsanwalt eingeschaltet|beauftragt|genommen|vertreten|vertritt / anwaltlich vertreten / vertreten durch|von|vom / habe|haben einen|ne|eine anwalt|rechtsanwalt|anwältin / schuldnerberatung|schuldnerberater|schuldenberatung / rechtsbeistand / gesetzlicher betreuer / betreuer|betreuerin / kanzlei / vollmacht / an meinen anwalt / verbraucherzentrale",
    deceased:
      "verstorben|verstorbene|verstorbenen|verstorbener / gestorben / ist tot / todesfall / sterbeurkunde / tot|verschieden am / nachlass|nachlassgericht / erbe ausgeschlagen / erben|erbengemeinschaft / verstarb / lebt nicht mehr / von uns gegangen",
    bankruptcy:
      "insolvenz / insolvent / privatinsolvenz / insolvenzverfahren / insolvenzantrag / insolvenzverwalter / verbraucherinsolvenz / bankrott / konkurs / restschuldbefreiung / treuhänder / eidesstattliche versicherung / vermögensauskunft / privatkonkurs",
    distress:
      "umbringen / bringe mich um / selbstmord / suizid / suizidal / leben nehmen|beenden / mir etwas an / nicht mehr leben / will|möchte sterben / sterben will|möchte / keinen sinn mehr / lebensmüde / mich verletzen / ritze mich",
  },
  amounts: {
    half: "die hälfte / die haelfte / hälfte",
    whole:
      "alles / den gesamten betrag / gesamtbetrag / komplett / vollständig / den vollen betrag / die ganze summe / in voller höhe / den restbetrag / gesamte summe",
    some: "etwas / einen teil / ein wenig / ein bisschen / teilweise / was ich kann / ein drittel / ungefähr / etwa / ca / circa",
    pay: "zahlen / zahle / bezahlen / bezahle / überweise / überweisen / ueberweise / nur / monatlich / von / biete / rate / raten / bezahlt / überwiesen",
  },
  dates: {
    today: "heute / heute noch / heute abend / noch heute",
    tomorrow: "morgen",
    dayAfterTomorrow: "übermorgen / uebermorgen",
    yesterday: "gestern",
    weekdays: ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag / sonnabend", "sonntag"],
    months: [
      "januar / jänner / jan",
      "februar / feber / feb",
      "märz / maerz / mär / mrz",
      "april / apr",
      "mai",
      "juni / jun",
      "juli / jul",
      "august / aug",
      "september / sept / sep",
      "oktober / okt",
      "november / nov",
      "dezember / dez",
    ],
    onDay: "am # / zum # / bis # / bis zum|am # / vor dem # / nach dem # / ab dem # / ab # / seit dem # / den #",
    inDays:
      "in # tag|tagen / innerhalb von? # tag|tagen|tage / binnen # tagen / # tage zeit|aufschub|länger|warten|geduld",
    inWeeks:
      "in # woche|wochen / innerhalb von? # woche|wochen / in einer woche / binnen # wochen / # wochen zeit|aufschub",
    thisWeek:
      "diese woche / ende der woche / wochenende / am wochenende / bis zum wochenende / dieser woche / ende dieser woche",
    nextWeek: "nächste woche / naechste woche / nächster woche / kommende woche / kommender woche / nächsten woche",
    endOfMonth:
      "ende des monats / monatsende / diesen monat / ende monat / ende dieses monats / zum monatsende / ultimo / monatsletzten",
    nextMonth: "nächsten monat / naechsten monat / kommenden monat / nächster monat",
    endOfNextMonth: "ende nächsten|naechsten|kommenden monats|monat / ende des nächsten|kommenden monats",
    next: "nächsten / naechsten / nächster / kommenden / nächste / kommender",
    after: "nach / ab / seit / nachdem",
    vague:
      "anfang des|nächsten|naechsten|der|kommenden|monat / monatsanfang / mitte des|nächsten|der|monat / zahltag / gehaltseingang / paar tage|tagen|wochen / einige tage|wochen / wenn ... gehalt|lohn|geld / sobald ... gehalt|lohn|geld / um den # / erste woche / ungefähr am",
    greetings: "guten morgen / morgen zusammen",
    inMonth: "im / bis / ende / in",
    numerals: "ein|eins|einem|einer / zwei / drei / vier / fünf|fuenf / sechs / sieben / acht / neun / zehn",
  },
};

/** Dutch. */

import type { Lexicon } from "./lexicon.ts";

export const nl: Lexicon = {
  language: "nl",
  keywords: {
    stop: "stoppen / uitschrijven / afmelden / uit / schrijf me uit / meld me af / stop sms",
    stopAlone:
      "annuleren / beëindigen / verwijderen / opzeggen / geen sms / geen berichten / genoeg / ophouden / intrekken",
    stopHere: "einde / nee",
    start: "aanmelden / starten / hervatten",
    help: "hulp / informatie",
  },
  courtesy:
    "alstublieft / aub / svp / graag / bedankt / dank / u / hallo / goedemorgen / goedemiddag / nu / direct / groet / mvg",
  not: "niet / nooit / geen / zonder / niets",
  harmless:
    "goede morgen / als u al|reeds / indien u reeds|al / stoppen met werken / gestopt met werken / einde van|maand / nog niet betaald / telefoon is|was dood / uw advocaat / stop de betaling|incasso",
  intents: {
    optOut:
      "geen berichten|sms|smsjes|mails|emails|berichtjes|appjes ... meer|ontvangen|sturen / stop met ... berichten|sms|smsen|mails|mailen|sturen|appen / wil|wens geen ... berichten|sms|mails|emails|meer / stuur mij|me|ons geen|niets|niet / niet meer sturen|mailen|smsen|appen|appen / schrijf mij|me uit / meld mij|me af / uitschrijven uit|van|voor|graag / verwijder mijn|mij|me / haal mij|me|mijn ... lijst|bestand|systeem|af|uit / trek mijn toestemming in / toestemming ... ingetrokken|intrekken / wil me|mij ... uitschrijven|afmelden",
    alreadyPaid:
      "al|reeds|gisteren|vandaag|net|zojuist ... betaald|overgemaakt|voldaan|overgeboekt / heb|hebben|is|werd ... betaald|overgemaakt|voldaan|overgeboekt / betaling is|reeds|al ... gedaan|verricht|voldaan|overgemaakt|verstuurd / al betaald / betaald op|gisteren|vandaag",
    payNow:
      "hoe kan|moet|betaal ik ... betalen? / waar kan ik ... betalen / betaallink / link om te / betaalverzoek / tikkie / wil nu|graag|direct ... betalen / nu betalen / iban / rekeningnummer / stuur ... link|factuur|rekeningnummer",
    payLater:
      "zal|ga|kan|wil|zou ... betalen|overmaken|voldoen / betaal|voldoe ik|het|u|jullie|de|morgen|volgende|vrijdag|maandag|eind|op|over|in|na / maak ik|het|de ... over / ik betaal / heb meer|nog|wat|even|een ... tijd|dagen|weken|uitstel / meer tijd / uitstel / geef me|mij ... tijd|dagen|week|weken / als|zodra|wanneer ... salaris|loon|geld|uitkering|gestort / later betalen / beloof",
    dispute:
      "ben|zijn u|jullie niets|niks|niet ... verschuldigd|schuldig / niets|niks|niet verschuldigd|schuldig / niet mijn|onze|van rekening|schuld|factuur|mij|ons|bestelling / nooit|niet|niets besteld|gekocht|ontvangen|afgesloten|getekend|aangevraagd|gekregen|geleverd / betwist|betwisten / bezwaar / klopt niet / bedrag|factuur|rekening is|klopt|onjuist|fout / onjuist|foutief bedrag|factuur|rekening / oplichting|fraude|identiteitsfraude / klacht / verjaard / kapot|defect|beschadigd / teruggestuurd|geretourneerd / al opgezegd|geannuleerd / dubbel betaald|gefactureerd|afgeschreven / bewijs van",
    refusal:
      "ga|zal|wil niet|nooit|niks ... betalen / weiger te|om / betaal niet|niets|niks|nooit / ben niet van plan / zie u in de rechtbank",
    hardship:
      "baan|werk kwijt|verloren / werkloos / ontslagen / geen geld|werk|inkomen|baan / kan|kunnen het|dit|de|niet niet? ... betalen|missen / niet betalen|veroorloven / ziek|ziekenhuis|kanker|operatie / bijstand|uitkering|wia|ww / schulden|schuldsanering / financiële|financieel problemen|moeilijk|moeilijkheden|krap / scheiding / krap bij kas / geldproblemen",
    negotiate:
      "in termijnen / termijnen / betalingsregeling / afbetaling|afbetalen / gespreid betalen / regeling treffen|afspreken|mogelijk / per maand|week / # per maand|week / korting / schikking|schikken / deelbetaling / kwijtschelding|kwijtschelden / een regeling",
    agent:
      "met iemand|een|medewerker ... spreken|praten|medewerker|persoon / medewerker / klantenservice / een mens / echt persoon|mens / contact opnemen|met / wil|graag|moet ... spreken|praten / bent u een robot",
    voice:
      "bel me|mij|terug|mij / bellen|terugbellen ... me|mij / kunt|kan u|iemand|je me|mij ... bellen|terugbellen / terugbellen / teruggebeld worden / belt u mij|me / graag gebeld",
    wrongNumber:
      "verkeerd|foutief nummer|adres|persoon|verbonden / verkeerde persoon|nummer / ben niet mevrouw|meneer|de|deze|die / ken|kennen geen|niet|deze|die ... / woont hier niet / niet mijn naam|nummer / dit is niet / vergissing",
    ceaseContact:
      "bel me|mij niet / niet meer bellen|contacteren|benaderen|lastig|lastigvallen / neem geen contact / laat me|mij|ons met rust / stop met bellen|lastigvallen|contact / geen contact|telefoontjes ... meer|opnemen / val me|mij niet lastig / alleen schriftelijk / intimidatie|lastigvallen|stalking",
    attorney:
      "mijn|onze|een advocaat|jurist|raadsman|bewindvoerder / advocaat / bewindvoerder / schuldhulpverlening|schuldhulp / rechtsbijstand / vertegenwoordigd door / curator",
    deceased:
      "overleden / is|was dood|gestorven / gestorven / overlijden|overlijdensakte / nabestaanden|erfgenamen|nalatenschap / erven",
    bankruptcy:
      "failliet|faillissement / wsnp / schuldsanering / surseance / insolvent|insolventie / msnp / collectieve schuldenregeling",
    distress:
      "zelfmoord|suïcide|suicide / mezelf iets|wat aan / er een einde aan / wil dood|sterven / wil niet meer leven / van kant maken",
  },
  amounts: {
    half: "de helft / helft",
    whole: "alles / het hele bedrag / volledig / volledige bedrag / het totaal / totaalbedrag",
    some: "iets / een deel / een beetje / gedeelte / wat ik kan / ongeveer / circa",
    pay: "betalen / betaal / betaald / overmaken / maak / alleen / maar / van / voldaan",
  },
  dates: {
    today: "vandaag / vanavond / vanmiddag",
    tomorrow: "morgen",
    dayAfterTomorrow: "overmorgen",
    yesterday: "gisteren",
    weekdays: ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    months: [
      "januari / jan",
      "februari / feb",
      "maart / mrt",
      "april / apr",
      "mei",
      "juni / jun",
      "juli / jul",
      "augustus / aug",
      "september / sept / sep",
      "oktober / okt",
      "november / nov",
      "december / dec",
    ],
    onDay: "op|voor|tot|na|vanaf|rond|per de? # / de ##",
    inDays: "over|binnen # dag|dagen / in # dagen / nog # dagen",
    inWeeks: "over|binnen # week|weken / over|binnen een week / in # weken",
    thisWeek: "deze week / eind van de week / weekend / eind deze week / einde van de week",
    nextWeek: "volgende week / komende week",
    endOfMonth: "eind van de maand / einde van de maand / deze maand / eind deze maand / einde maand / eind maand",
    nextMonth: "volgende maand / komende maand",
    endOfNextMonth: "eind volgende maand / einde volgende maand",
    next: "volgende / komende",
    after: "na / vanaf / sinds",
    vague:
      "begin van / begin volgende / begin maand / half maand / halverwege / paar dagen|weken / salaris / loon / rond de #",
    greetings: "goede morgen",
    inMonth: "in / voor / eind / tot",
    numerals: "een|één / twee / drie / vier / vijf / zes / zeven / acht / negen / tien",
  },
};

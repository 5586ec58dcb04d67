/** Finnish. */

import type { Lexicon } from "./lexicon.ts";

export const fi: Lexicon = {
  language: "fi",
  keywords: {
    stop: "peruuta / lopeta / seis / peru tilaus / poista / lopettakaa / peru viestit",
    stopAlone: "loppu / pysäytä / riittää / ei viestejä / peruutan / poistakaa / peru",
    stopHere: "ei",
    start: "aloita / jatka / tilaa",
    help: "apua / ohje / ohjeet / tietoa",
  },
  courtesy: "kiitos / kiitti / hei / moi / päivää / nyt / heti / olkaa / hyvä / terveisin",
  not: "ei / en / eivät / emme / älä / älkää / ilman / ole",
  harmless:
    "kuun loppu|loppuun|lopussa / viikon loppuun|lopussa / jos olet|olette jo / en ole ... maksanut / ei ole ... maksettu / vielä maksanut / puhelimeni kuoli / asianajajanne",
  intents: {
    optOut:
      "älkää|älä enää|? lähettäkää|lähetä|lähettäkö|laita|laittako|viestitä|kirjoittako ... / lopettakaa|lopeta ... viestit|viestien|viestittely|lähettäminen|spämmi / en halua|tahdo|toivo ... viestejä|sähköposteja|tekstiviestejä|saada / ei enää|lisää viestejä|tekstiviestejä|sähköposteja / poistakaa|poista minut|numeroni|tietoni|osoitteeni ... / peruutan|perun suostumukseni|suostumuksen",
    alreadyPaid:
      "maksoin|maksettu|maksanut|maksettiin|maksettuna jo|eilen|tänään|sen|laskun|on / jo maksettu|maksoin|maksanut|maksettiin / olen|on|olemme jo? maksanut|maksettu|maksaneet|siirtänyt|hoitanut / lasku|maksu on jo? maksettu|hoidettu|suoritettu|tehty|lähtenyt / maksoin / juuri maksoin|maksettu",
    payNow:
      "miten|kuinka|mistä|missä voin|maksan|maksetaan|pystyn maksaa|? / haluan|haluaisin maksaa nyt|heti|? / maksaa|maksan nyt|heti / maksulinkki|maksulinkin|linkki|linkin / tilinumero|tilinumeron|viitenumero|iban / lähettäkää|lähetä ... linkki|lasku|laskun|viite",
    payLater:
      "maksan|maksamme|suoritan|hoidan|siirrän ... / voin|aion|pystyn|lupaan|voisin|voimme maksaa|suorittaa / tarvitsen|tarvitsisin|saisinko|voisinko ... aikaa|lisäaikaa|päivää|viikkoa|lykkäystä / lisäaikaa|maksuaikaa|maksulykkäystä|lykkäystä|eräpäivän siirtoa? / kun saan|palkka|palkkani / palkkapäivänä|palkan / antakaa|anna ... päivää|aikaa|viikko|viikkoa / siirtää|siirtoa ... eräpäivää|eräpäivä? / lupaan",
    dispute:
      "en|emme ole velkaa|tilannut|ostanut|saanut|allekirjoittanut|vastaanottanut|tehnyt ... / en tilannut|ostanut|saanut|tunnista / ei ole minun|meidän|oikein|oikea|saapunut|tullut / ei kuulu minulle / ei pidä paikkaansa / lasku|summa|määrä on väärin|virheellinen|väärä / väärä|virheellinen lasku|summa / riitautan|kiistän|kiistämme|riitauttaa|reklamaatio|reklamoin|valitus|valitan / huijaus|petos|identiteettivarkaus / vanhentunut|vanhentunut velka? / viallinen|rikki|vioittunut / palautin|palautettu / irtisanoin|irtisanottu|peruin|peruttu / kahteen kertaan|kaksi laskutettu|maksettu|veloitettu / en ole koskaan",
    refusal:
      "en|emme aio|tule|suostu ... maksamaan|maksaa / en maksa / kieltäydyn / emme maksa / nähdään oikeudessa|käräjillä / haastakaa",
    hardship:
      "menetin|menettänyt työpaikan|työpaikkani|työn|työni / työtön|työttömänä|työttömäksi|irtisanottiin|lomautettu|lomautettuna / ei ole rahaa|varaa|työtä|tuloja / en pysty|voi|kykene ... maksamaan|maksaa / ei varaa / sairas|sairaana|sairauslomalla|sairaalassa|sairaala|syöpä|leikkaus|sairastunut / taloudelliset|taloudellisia|taloudellinen vaikeudet|vaikeuksia|tilanne|ongelmia|ahdinko / rahavaikeuksia|rahaongelmia|varaton / avioero|ero / toimeentulotuki|toimeentulotuella|kela / rahat loppu|loppuivat|eivät",
    negotiate:
      "osissa|erissä|osamaksu|osamaksulla|osamaksua|erä|eriin|maksueriä / kuukaudessa|kuussa|viikossa / maksusuunnitelma|maksusuunnitelman|maksusopimus|maksusopimuksen|maksujärjestely|maksujärjestelyä / alennus|alennusta|alentaa / sopimus|sopia|sovinto|sovitaan|sopimuksen / lyhennys|lyhentää|lyhennyksiä / anteeksi antaa",
    agent:
      "puhua|jutella|keskustella ... jonkun|ihmisen|asiakaspalvelijan|asiakaspalvelun|teidän|kanssa / asiakaspalvelija|asiakaspalvelu|asiakaspalveluun / oikea|oikean ihminen|ihmisen / ottakaa|ota yhteyttä / oletko|oletteko robotti|botti / yhteydenottoa|yhteydenotto",
    voice:
      "soita|soittakaa minulle|takaisin|mulle|? / voisitteko|voitteko|voiko|voisiko ... soittaa / soittopyyntö|soittoa|takaisinsoitto / haluan puhelun",
    wrongNumber:
      "väärä|väärään|väärässä numero|numeroon|henkilö|henkilölle|osoite|vastaanottaja / en ole kyseinen|tämä|hän|se|herra|rouva ... / en tunne / ei asu täällä|enää|tässä / ei ole minun|mun numero|numeroni|nimeni / erehdys|sekaannus / teillä on väärä / muuttanut pois",
    ceaseContact:
      "älkää|älä enää|? soittako|soita|ottako|ota|häiritkö|häiritse|soitelko|soittele ... / lopettakaa|lopeta ... soittelu|soittaminen|häirintä|soitot|yhteydenotot|ahdistelu / jättäkää|jätä minut|meidät rauhaan / häirintä|häirintää|ahdistelu / ei enää soittoja|yhteydenottoja|puheluita / vain|ainoastaan kirjallisesti|kirjeitse / en halua ... yhteydenottoja|soittoja|puheluita",
    attorney:
      "asianajajani|asianajaja|asianajajaan|lakimies|lakimieheni|lakimieheen|juristi|juristini|juristiin / edunvalvoja|edunvalvojani|edunvalvojaan / edustaa minua|meitä / valtakirja|valtuutus / velkaneuvoja|velkaneuvonta|oikeusaputoimisto / takuusäätiö",
    deceased:
      "kuollut|kuoli|kuolleen|kuolema / menehtynyt|menehtyi / edesmennyt|edesmenneen / kuolinpesä|kuolinpesän|kuolintodistus|perunkirjoitus|perilliset / nukkunut pois / poisnukkunut|vainaja",
    bankruptcy:
      "konkurssi|konkurssiin|konkurssissa / velkajärjestely|velkajärjestelyssä|velkajärjestelyyn / maksukyvytön|maksukyvyttömyys / yrityssaneeraus|saneeraus|selvitystila|pesänhoitaja / ulosotossa varaton",
    distress:
      "itsemurha|itsemurhaa / tapan|tappaa itseni / haluan kuolla / en halua elää / en jaksa elää|enää / päättää päiväni / satuttaa itseäni",
  },
  amounts: {
    half: "puolet / puolikas",
    whole: "kaiken / kokonaan / koko summan / koko summa / koko laskun",
    some: "jotain / osan / vähän / mitä pystyn / noin / osa",
    pay: "maksaa / maksan / maksoin / maksanut / vain / siirrän / pystyn / voin / lyhentää",
  },
  dates: {
    today: "tänään / tänä iltana",
    tomorrow: "huomenna / huomiseksi",
    dayAfterTomorrow: "ylihuomenna",
    yesterday: "eilen",
    weekdays: [
      "maanantai / maanantai~",
      "tiistai / tiistai~",
      "keskiviikko / keskiviikko~ / keskiviikk~",
      "torstai / torstai~",
      "perjantai / perjantai~",
      "lauantai / lauantai~",
      "sunnuntai / sunnuntai~",
    ],
    months: [
      "tammikuu~",
      "helmikuu~",
      "maaliskuu~",
      "huhtikuu~",
      "toukokuu~",
      "kesäkuu~",
      "heinäkuu~",
      "elokuu~",
      "syyskuu~",
      "lokakuu~",
      "marraskuu~",
      "joulukuu~",
    ],
    onDay: "# päivä|päivänä|päivään / # pvä|pv|pvänä / # mennessä",
    inDays: "# päivän|päivässä|päivän kuluttua|päästä|sisällä|kuluessa / # päivää",
    inWeeks: "# viikon kuluttua|päästä|sisällä|kuluessa / viikon kuluttua|päästä|sisällä",
    thisWeek: "tällä viikolla / viikon loppuun / viikonloppuna / viikonloppu / viikon lopussa",
    nextWeek: "ensi viikolla / ensi viikko / seuraavalla viikolla",
    endOfMonth: "kuun lopussa / kuun loppuun / tässä kuussa / kuukauden lopussa / kuun loppupuolella",
    nextMonth: "ensi kuussa / seuraavassa kuussa / ensi kuun",
    endOfNextMonth: "ensi kuun lopussa / ensi kuun loppuun",
    next: "ensi / seuraava / seuraavana",
    after: "jälkeen / alkaen",
    vague:
      "kuun alussa / alussa / puolivälissä / pari|muutama|muutaman päivä|päivän|päivää|viikon|viikkoa / palkka|palkan|palkkapäivä|palkkani / noin #",
    inMonth: "aikana / loppuun / kuluessa",
    numerals:
      "yksi|yhden / kaksi|kahden / kolme|kolmen / neljä|neljän / viisi|viiden / kuusi|kuuden / seitsemän / kahdeksan / yhdeksän / kymmenen",
  },
};

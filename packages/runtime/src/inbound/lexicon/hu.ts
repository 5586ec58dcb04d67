/** Hungarian. */

import type { Lexicon } from "./lexicon.ts";

export const hu: Lexicon = {
  language: "hu",
  keywords: {
    stop: "leiratkozás / leiratkozom / leállítás / állj / leiratkozni",
    stopAlone: "vége / törlés / mégse / elég / visszavonás / visszavonom / ne küldjenek / ne írjanak / lemondás",
    stopHere: "nem",
    start: "feliratkozás / feliratkozom / folytatás",
    help: "segítség / segitseg / információ / súgó",
  },
  courtesy: "kérem / kerem / köszönöm / koszonom / üdv / jó / napot / most / azonnal / szépen / köszi / tisztelettel",
  not: "nem / soha / sem / se / ne / nincs / nélkül",
  harmless:
    "ha már / amennyiben már / hónap vége / hét vége / hónap végén|végéig / még nem / nem fizettem / önök ügyvédje",
  intents: {
    optOut:
      "ne küldjenek|küldjön|küldj|írjanak|írjon|küldjetek|kuldjenek|irjanak ... / nem kérek|szeretnék|akarok|kerek több|további|kapni|? ... üzenetet|sms|smst|emailt|levelet|üzeneteket|ertesitest / több|további üzenetet|smst|emailt nem|ne / hagyják|hagyja abba ... üzenet|sms|küldés|küldését|üzenetek|levelek / le akarok|szeretnék|szeretnek iratkozni / iratkoztassanak|iratkoztasson le / töröljenek|töröljék|vegyenek|vegyék ki|le|a|az|? ... számom|listáról|számomat|adataimat|címem / visszavonom ... hozzájárulásom|hozzájárulásomat|hozzájárulást / nem járulok hozzá",
    alreadyPaid:
      "már|tegnap|ma|be|ki kifizettem|befizettem|fizettem|átutaltam|rendeztem|utaltam|elutaltam|kiegyenlítettem|fizettük|utaltuk|fizetve / kifizettem|befizettem|átutaltam|elutaltam|kiegyenlítettem|kifizettük|befizettük|atutaltam / rendeztem a|már|az / ki|be van fizetve / fizetve van / utalás megtörtént|elment|teljesült / utalást elindítottam|elküldtem / ki lett fizetve|egyenlítve / a számla rendezve|kifizetve / utaltam tegnap|ma|már|a",
    payNow:
      "hogyan|hogy|hol|hova tudok|lehet|fizethetek|tudom|fizessek|utaljak ... fizetni|befizetni|kifizetni|utalni? / most|azonnal szeretnék|akarok|fizetek|fizetnék ... / fizetési link|linket / küldjék|küldjenek|küldje ... linket|számlaszámot|számlát|csekket / számlaszám|számlaszámot|számlaszámuk / szeretném most|ma|azonnal befizetni|kifizetni|rendezni",
    payLater:
      "fogok|fogom|fogjuk fizetni|utalni|rendezni|kifizetni|befizetni|átutalni / ki|be|meg fogom|tudom|fogjuk|tudjuk fizetni|egyenlíteni / tudok|tudom|tudnék|tudnám|tudjuk ... fizetni|kifizetni|befizetni|utalni|rendezni / fizetek|fizetem|kifizetem|befizetem|utalok|utalom|átutalom|rendezem|kifizetjük|befizetjük|utalni|rendezni ... / haladékot|haladék|halasztást|halasztás|halasztani|halasztást / több|kis|egy|még idő|időt|időre|türelmet|turelmet / időre|türelmet ... szükségem|kérek|kérem / megkapom ... fizetés|fizetésem|fizetésemet / fizetésem|fizetésemet ... megkapom|megjön|jön / ígérem|igérem / fizetés után / adjanak|adjon ... napot|időt|hetet|haladékot",
    dispute:
      "nem tartozom|tartozunk / nem az|a én|enyém|mi|miénk ... tartozásom|számlám|? / nem az enyém|enyem / soha|nem nem? rendeltem|vettem|vásároltam|írtam|kötöttem|kaptam|igényeltem|rendeltünk / vitatom|vitatjuk|kifogásolom|kifogás|reklamáció|reklamálok|panasz|panaszt / téves|hibás|helytelen|rossz számla|összeg|tartozás|követelés / összeg|számla|tartozás téves|hibás|nem|helytelen ... stimmel|helyes|jó? / nem stimmel|helyes|jogos / csalás|csalók|átverés / elévült|elévülés / meghibásodott|selejt / visszaküldtem / felmondtam|lemondtam / kétszer ... vonták|számlázták|fizettem / nem ismerem el / bizonyítsák",
    refusal:
      "nem fogok|fogom|fogjuk ... fizetni|kifizetni / nem fizetek|fizetem|fizetjük ki? / megtagadom / nem vagyok hajlandó / eszem ágában sincs / találkozunk a bíróságon / pereljenek be",
    hardship:
      "elvesztettem ... munkám|munkámat|állásom|állásomat / munkanélküli|munkanelkuli / elbocsátottak|kirúgtak|felmondtak / nincs pénzem|penzem|munkám|állásom|jövedelmem|miből|munkam / nem tudom|tudok|tudjuk|bírom ki|be|meg|? ... fizetni|kifizetni|befizetni|engedni / beteg|betegség|kórház|kórházban|rák|rákos|műtét|táppénz|táppénzen|korhaz / anyagi|pénzügyi|penzugyi gondok|gondjaim|nehézség|nehézségek|nehézségeim|problémák|problémáim|helyzet|helyzetem / nehéz helyzet|helyzetben|helyzetem / válás|válok / rokkant / segélyen",
    negotiate:
      "részlet|részletfizetés|részletfizetést|részletekben|részletben|részletre|reszletfizetes|reszletekben / havonta|havi / # havonta / kedvezmény|engedmény|engedményt / megállapodás|megállapodást|megegyezés|megegyezni|egyezség|egyezséget / elengedés|elengedni|elengednék / csökkenteni|mérsékelni / fizetési megállapodás|terv|ütemezés / törlesztés|törleszteni",
    agent:
      "beszélni|beszelni|beszélhetek|beszélnék ... valakivel|ügyintézővel|emberrel|önökkel|munkatárssal|operátorral / valakivel|ügyintézővel|emberrel|munkatárssal|ugyintezovel ... beszélni|beszelni / ügyintéző|ügyintézőt|operátor|ügyintézővel / ügyfélszolgálat / élő ember / robot / vegyék fel ... kapcsolatot",
    voice:
      "hívjanak|hívjon|hívj|hivjanak fel|vissza|? / visszahívást|visszahívás|visszahivast / fel|vissza tudnának|tudna|tudnak hívni / kérek|kérem|kérném ... hívást|visszahívást|hívjanak|telefont / telefonáljanak",
    wrongNumber:
      "rossz|téves szám|számot|címzett|hívás|személy|kapcsolás|cím|szám / téves / nem én|az vagyok ... / nem ismerek|ismerem|ismerünk ilyen|ezt|az|a|senkit|? / nem lakik itt|már / már nem itt|lakik / eltévesztették|tévednek|tévedés / nem az én számom / elköltözött",
    ceaseContact:
      "ne hívjanak|hívjon|hívogassanak|keressenek|zaklassanak|telefonáljanak|hivjanak|keressen ... / hagyjanak|hagyj|hagyjon békén|beken / hagyják|hagyja abba ... hívás|hívást|zaklatás|zaklatást|hívogatást / zaklatás|zaklatnak|zaklatást / csak írásban|levélben / több hívást / nem kívánok|akarok ... kapcsolatot|hívást / ne keressenek",
    attorney:
      "ügyvédem|ugyvedem|ügyvédemhez|ügyvédemmel|ügyvédemet|ügyvédünk|ügyvéd|ügyvédet|jogászom / jogi képviselő|képviselőm|képviselőmhöz / képviseli|képvisel / meghatalmazott|meghatalmazottam / gondnok|gondnokság / fogyasztóvédelem",
    deceased:
      "elhunyt|meghalt|elhalálozott|elhalálozás|haláleset|halála|halálesete / halotti anyakönyvi? kivonat? / hagyaték|hagyatéki|örökösök|örökös / már nem él / elhalt",
    bankruptcy:
      "csőd|csődeljárás|csődbe|csődöt|magáncsőd|csődvédelem / felszámolás|felszámolási|felszámoló / fizetésképtelen|fizetésképtelenség / adósságrendezés|adósságrendezési / végelszámolás",
    distress:
      "öngyilkos|öngyilkosság|ongyilkos / megölöm magam / meg akarok halni / nem akarok élni|elni / végzek magammal / kárt teszek magamban / véget vetek az életemnek",
  },
  amounts: {
    half: "felét / a fele / felet / a felét",
    whole: "az egészet / teljes összeget / mindet / teljes összeg / a teljes",
    some: "valamennyit / egy részét / részt / amennyit tudok / kb / körülbelül",
    pay: "fizetni / fizetek / fizetem / utalni / utalok / utaltam / csak / fizettem / befizetek / kifizetek",
  },
  dates: {
    today: "ma / ma este",
    tomorrow: "holnap",
    dayAfterTomorrow: "holnapután",
    yesterday: "tegnap",
    weekdays: [
      "hétfő / hétfőn / hétfőig / hétfőre",
      "kedd / kedden / keddig / keddre",
      "szerda / szerdán / szerdáig / szerdára",
      "csütörtök / csütörtökön / csütörtökig / csütörtökre",
      "péntek / pénteken / péntekig / péntekre",
      "szombat / szombaton / szombatig",
      "vasárnap / vasárnapig",
    ],
    months: [
      "január / január~ / jan",
      "február / február~ / febr",
      "március / márc~",
      "április / ápr~",
      "május / máj~",
      "június / jún~",
      "július / júl~",
      "augusztus / aug~",
      "szeptember / szept~",
      "október / okt~",
      "november / nov~",
      "december / dec~",
    ],
    onDay: "# én|án|ig|ikén|ikáig|kor|jén|jéig|ig / legkésőbb # / # után",
    inDays: "# nap|napon múlva|belül / # napot|napon|nap",
    inWeeks: "# hét|héten múlva|belül / egy hét múlva / egy héten belül",
    thisWeek: "ezen a héten / hét végéig / hétvégén / hétvégéig / a héten / hét végén",
    nextWeek: "jövő héten / jovo heten / következő héten / jövő hét / jövő hétig",
    endOfMonth: "hónap végén / hónap végéig / honap vegen / honap vegeig / ebben a hónapban / hó végén / hó végéig",
    nextMonth: "jövő hónapban / jovo honapban / következő hónapban / jövő hónap",
    endOfNextMonth: "jövő hónap végén / jövő hónap végéig / következő hónap végén|végéig",
    next: "jövő / következő",
    after: "után / óta",
    vague:
      "hónap elején / elején / közepén / hónap közepén / pár|néhány nap|napon|hét|napot / fizetéskor / fizetésem / fizetésnap / kb #",
    inMonth: "ban / ben",
    numerals: "egy / kettő|két / három / négy / öt / hat / hét / nyolc / kilenc / tíz",
  },
};

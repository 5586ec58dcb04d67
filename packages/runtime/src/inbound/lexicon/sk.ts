/** Slovak. */

import type { Lexicon } from "./lexicon.ts";

export const sk: Lexicon = {
  language: "sk",
  keywords: {
    stop: "odhlásiť / odhlásiť sa / odhláste ma / prestaňte / zastaviť",
    stopAlone: "koniec / zrušiť / vymazať / dosť / odvolávam / žiadne sms / ukončiť",
    stopHere: "nie",
    start: "obnoviť / prihlásiť",
    help: "pomoc / informácie / pomôcť",
  },
  courtesy: "prosím / ďakujem / dakujem / dobrý / deň / zdravím / hneď / teraz / okamžite",
  not: "nie / nikdy / bez / ani / žiadny",
  harmless:
    "koniec mesiaca|týždňa|roka / konca mesiaca|týždňa / ak ste už / nezaplatil|nezaplatila / ešte nie|som / váš právnik",
  intents: {
    optOut:
      "neposielajte|neposielaj|nepíšte|nezasielajte mi|nám|už|žiadne|ďalšie|? ... / nechcem|neželám|nezelam si? ... dostávať|správy|sms|maily|emaily / prestaňte|prestante mi? posielať|písať|zasielať|spamovať / odhláste|vymažte|vyraďte|odstráňte ma|mňa|moje|môj / odvolávam|odvolavam súhlas / žiadne ďalšie|správy|sms|maily / už žiadne správy|sms",
    alreadyPaid:
      "už|uz|včera|dnes ... zaplatil|zaplatila|zaplatené|zaplatená|uhradené|uhradená|uhradil|uhradila|poslal|poslala|zaplatene|uhradene / zaplatil|zaplatila|uhradil|uhradila|zaplatili som|sme|včera|už / som|sme ... zaplatil|zaplatila|uhradil|uhradila|poslal|poslala|zaplatili / je|bolo|bola zaplatené|zaplatená|uhradené|uhradená|zaplatene / platba|peniaze odišla|prebehla|odoslaná|odoslané|odišli",
    payNow:
      "ako môžem|mozem|mám|zaplatiť|zaplatím ... zaplatiť|uhradiť|platiť? / kde môžem|zaplatím / chcem|chcel|chcela by|som? ... zaplatiť|uhradiť hneď|teraz|dnes? / odkaz na platbu / číslo účtu / pošlite ... odkaz|číslo|faktúru / zaplatiť hneď|teraz",
    payLater:
      "zaplatím|zaplatim|uhradím|uhradim|pošlem|zaplatíme|doplatím|splatím ... / môžem|mozem|budem|môžeme ... zaplatiť|uhradiť|poslať|platiť / potrebujem ... čas|času|dní|týždeň|týždne|odklad / viac času / odklad|odložiť|odloženie|posunúť|predĺženie / keď dostanem|príde|budem / sľubujem / po výplate / dajte mi ... čas|dní|dni|týždeň",
    dispute:
      "nič vám|nedlhujem|vam / nedlhujem|nedlžím|nedlhujeme / nie je|sú moja|môj|moje|správna|správne|správny / nikdy som|sme|nič ... / neobjednal|neobjednala|nekúpil|nekúpila|nepodpísal|nepodpísala|nedostal|nedostala|neuzavrel|neuzavrela / rozporujem|neuznávam|nesúhlasím|nesuhlasim / reklamácia|reklamáciu|reklamujem|sťažnosť / suma|faktúra je|nie ... chybná|nesprávna|zlá / chybná|nesprávna|zlá faktúra|suma / podvod|krádež|zneužitie / premlčané|premlčaný|premlčaná / chybný|pokazený|poškodený / vrátil|vrátila som / zrušil|zrušila|vypovedal|vypovedala som|zmluvu / doložte|dôkaz",
    refusal:
      "nezaplatím|nezaplatim|nezaplatíme / nebudem ... platiť|hradiť / odmietam|odmietame ... platiť|zaplatiť|uhradiť / nemienim / uvidíme sa na súde",
    hardship:
      "stratil|stratila|prišiel|prišla som? ... prácu|práce|zamestnanie|o / nezamestnaný|nezamestnaná / bez práce|peňazí|príjmu / nemám|nemam ... peniaze|prácu|z|príjem / nemôžem|nemozem ... zaplatiť|platiť|uhradiť|dovoliť|si / dostal|dostala výpoveď / chorý|chorá|choroba|nemocnica|nemocnici|pn|péenka|rakovina|operácia|operácii / finančné|finančná|finančne problémy|ťažkosti|situácia|tieseň / ťažká situácia / rozvod / úrad práce / invalidný",
    negotiate:
      "splátky|splátkach|splátkový|splátok|splatky|splátku / na splátky / rozložiť|rozdeliť / mesačne / # mesačne / zľava|zľavu / dohoda|dohodu|dohodnúť|dohody / čiastočne|čiastočná / odpustenie|odpustiť / zmier|vyrovnanie / znížiť|zníženie",
    agent:
      "hovoriť|rozprávať|porozprávať sa? s|so niekým|operátorom|človekom|pracovníkom|vami / operátor|operátora|pracovník|pracovníka / zákaznícka|zákaznícky linka|servis / chcem|potrebujem hovoriť|rozprávať / kontaktujte ma / živý človek / ste robot",
    voice:
      "zavolajte|zavolaj mi|? / prosím zavolať|o|volajte zavolanie? / môžete|mohli ... zavolať / volajte mi / ozvite sa / zavolať späť",
    wrongNumber:
      "zlé|zle|nesprávne|chybné číslo|cislo|adresa / omyl / nesprávna|zlá osoba / nie som ten|tá|pán|pani|táto|osoba|to / nepoznám|nepoznam túto|tohto|nikoho|žiadneho|takého / nebýva|nebyva tu|už / už tu nebýva / pomýlili ste / nie je moje číslo",
    ceaseContact:
      "nevolajte|nevolaj|nekontaktujte|neobťažujte|neotravujte mi|ma|nás|už|? ... / prestaňte|prestante mi|ma|? volať|kontaktovať|obťažovať|otravovať / dajte|nechajte mi|ma|nás pokoj|byť|na ... / obťažovanie|šikana|stalking / neželám|nechcem ... kontaktovaný|kontakt|volali / iba|len písomne / žiadne telefonáty|hovory",
    attorney:
      "môj|moja|moje|môjho|mojím|náš advokát|právnik|právny|advokáta|advokátom|právnika|právnikom|zástupca / advokát|advokáta|advokátom / zastúpený|zastúpená|zastupuje / právny zástupca / opatrovník / splnomocnenie|plná moc? / právnik|právnika",
    deceased:
      "zomrel|zomrela|zosnulý|zosnulá / je mŕtvy|mŕtva / úmrtie|smrť|smrti / úmrtný list / dedičstvo|dedičia|dedičské / po smrti / umrel|umrela",
    bankruptcy:
      "insolvencia|insolventný|insolvencii / oddlženie / bankrot|osobný? bankrot / konkurz / úpadok / likvidácia / moratórium / reštrukturalizácia",
    distress:
      "samovražda|samovraždu / zabiť sa|zabijem / sa zabijem|zabiť / nechcem žiť / chcem zomrieť|umrieť / vziať si život / ublížiť si",
  },
  amounts: {
    half: "polovicu / polovica / polku",
    whole: "všetko / celú sumu / celá suma / v plnej výške / celkom",
    some: "niečo / časť / trochu / koľko môžem / asi / približne / cca",
    pay: "zaplatiť / zaplatím / uhradiť / uhradím / pošlem / len / po / zaplatil / zaplatila / splácať",
  },
  dates: {
    today: "dnes / dneska",
    tomorrow: "zajtra",
    dayAfterTomorrow: "pozajtra",
    yesterday: "včera",
    weekdays: [
      "pondelok / pondelka",
      "utorok / utorka",
      "streda / stredu / stredy",
      "štvrtok / štvrtka",
      "piatok / piatka",
      "sobota / sobotu / soboty",
      "nedeľa / nedeľu / nedele",
    ],
    months: [
      "január / januára / januári",
      "február / februára / februári",
      "marec / marca / marci",
      "apríl / apríla / apríli",
      "máj / mája / máji",
      "jún / júna / júni",
      "júl / júla / júli",
      "august / augusta / auguste",
      "september / septembra / septembri",
      "október / októbra / októbri",
      "november / novembra / novembri",
      "december / decembra / decembri",
    ],
    onDay: "do|po|od|pred|dňa|k #",
    inDays: "o|za|počas # deň|dni|dní / do # dní / ešte # dní",
    inWeeks: "o|za # týždeň|týždne|týždňov / o týždeň / do týždňa",
    thisWeek: "tento týždeň / do konca týždňa / víkend / cez víkend / koniec týždňa",
    nextWeek: "budúci týždeň / buduci tyzden / ďalší týždeň / budúcom týždni / budúceho týždňa",
    endOfMonth: "koniec mesiaca / konca mesiaca / koncom mesiaca / tento mesiac / konci mesiaca",
    nextMonth: "budúci mesiac / buduci mesiac / ďalší mesiac / budúcom mesiaci",
    endOfNextMonth: "konca|koncom|koniec budúceho|ďalšieho mesiaca",
    next: "budúci / ďalší / budúcu / nasledujúci / buduci",
    after: "po / od",
    vague:
      "začiatkom|začiatok|začiatku mesiaca|budúceho|týždňa / polovici mesiaca / pár|niekoľko dní|týždňov / výplata|výplate|výplatu|výplaty / okolo # / keď dostanem",
    inMonth: "v / do / koncom / počas",
    numerals: "jeden|jedna|jednu / dva|dve / tri / štyri / päť / šesť / sedem / osem / deväť / desať",
  },
};

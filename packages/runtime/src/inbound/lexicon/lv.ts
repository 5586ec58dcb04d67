/** Latvian. */

import type { Lexicon } from "./lexicon.ts";

export const lv: Lexicon = {
  language: "lv",
  keywords: {
    stop: "atteikties / atteikums / pārtraukt / beigt / atrakstīt / atsaukt / atrakstīties / apturēt",
    stopAlone: "beigas / dzēst / pietiek / izdzēst / atcelt / bez sms / izbeigt",
    stopHere: "nē",
    start: "sākt / turpināt / pieteikties",
    help: "palīdzība / palīgā / informācija",
  },
  courtesy: "lūdzu / paldies / labdien / sveiki / tagad / tūlīt / uzreiz / ar / cieņu",
  not: "ne / nav / nekad / bez / neesmu / nevis",
  harmless: "mēneša beigas|beigās|beigām / nedēļas beigās|beigām / ja esat jau / vēl neesmu|nav / jūsu advokāts",
  intents: {
    optOut:
      "nesūtiet|nesūti|nesutiet|nerakstiet|neraksti man|vairs|vairāk|? ... / nevēlos|negribu ... ziņas|īsziņas|saņemt|sms|epastus|vēstules / pārtrauciet|beidziet|pārtrauc|beidz ... sūtīt|rakstīt|ziņas|īsziņas / izdzēsiet|dzēsiet|noņemiet|atrakstiet mani|manu ... / atsaucu ... piekrišanu / vairs nekādas|nekādu ziņas|ziņu|īsziņu",
    alreadyPaid:
      "jau|vakar|šodien samaksāju|samaksāts|samaksāja|apmaksāju|apmaksāts|pārskaitīju|nomaksāju|samaksājām|samaksājis|samaksājusi / esmu|ir|esam jau? samaksājis|samaksājusi|samaksāts|apmaksāts|apmaksājis|nomaksāts|pārskaitījis|pārskaitījusi|samaksājuši / samaksāju|apmaksāju|pārskaitīju|nomaksāju vakar|šodien|jau|to|rēķinu|? / rēķins|maksājums ir samaksāts|apmaksāts|veikts|nosūtīts / maksājumu veicu",
    payNow:
      "kā|kur varu|es|var|lai ... samaksāt|maksāt|apmaksāt|samaksāju / vēlos|gribu samaksāt|maksāt|apmaksāt tagad|tūlīt|? / maksāju tagad|tūlīt / maksājuma saite|saiti|linku / konta numurs|numuru / iban / atsūtiet|nosūtiet ... saiti|linku|rēķinu|kontu",
    payLater:
      "samaksāšu|apmaksāšu|pārskaitīšu|nomaksāšu|maksāšu|samaksāsim|veikšu ... / varu|varēšu|varētu|varam samaksāt|apmaksāt|maksāt|pārskaitīt / vajag|nepieciešams|nepieciešamas|vajadzētu ... laiku|laika|dienas|nedēļas|pagarinājumu / vairāk laika / pagarinājumu|pagarināt|atlikt|atlikšanu|atliktu / kad saņemšu|būs / pēc algas / apsolu|solu / dodiet ... dienas|laiku|nedēļu",
    dispute:
      "neesmu|neko jums|parādā|pasūtījis|pasūtījusi|pircis|pirkusi|parakstījis|parakstījusi|saņēmis|saņēmusi|ņēmis|noslēdzis / nav mans|mana|pareizs|pareiza|manējais / nekad neesmu / rēķins|summa ir nepareizs|nepareiza|kļūdains|kļūdaina / nepareizs|nepareiza|kļūdaina rēķins|summa / apstrīdu|apstrīdam|iebilstu|iebildums|pretenzija|sūdzība / krāpšana|krāpnieki|zādzība / noilgums|noilgusi|noildzis / bojāts|bojāta|brāķis / atgriezu|atcēlu|lauzu / divreiz|divas / pierādiet|pierādījumus / neatzīstu",
    refusal:
      "nemaksāšu|nesamaksāšu|nemaksāsim|nemaksāju / atsakos|atsakāmies maksāt? / nedomāju|negrasos|netaisos maksāt / tiekamies|tiksimies tiesā / sūdziet tiesā",
    hardship:
      "zaudēju|pazaudēju darbu / bezdarbnieks|bezdarbniece|bez darba|naudas|ienākumiem / atlaida|atlaists|atlaista / nav ... naudas|darba|ienākumu|līdzekļu|iespējas / nevaru|nespēju|nevaram ... samaksāt|maksāt|atļauties|apmaksāt / slims|slima|slimība|slimnīcā|slimnīca|vēzis|operācija|slimības / finansiālas|finanšu|finansiāli|materiālas grūtības|problēmas|grūti|grūtībās / grūta|smaga situācija / šķiršanās / pabalsts|pabalstu",
    negotiate:
      "pa daļām / daļās|daļām|nomaksa|nomaksu|grafiks|grafiku / mēnesī|nedēļā / # mēnesī / atlaide|atlaidi / vienošanās|vienoties|izlīgums|izlīgumu / maksājumu grafiks|grafiku / daļēji / procentu dzēšana|norakstīšana",
    agent:
      "runāt|parunāt|aprunāties ... ar|cilvēku|kādu|operatoru / operators|operatoru|darbinieks|darbinieku|konsultants|konsultantu / vēlos|gribu runāt|parunāt / sazinieties ar mani / īsts|dzīvs cilvēks|cilvēku / klientu apkalpošana / jūs esat robots",
    voice:
      "zvaniet|piezvaniet|atzvaniet|piezvani|atzvani man|? / lūdzu zvaniet|piezvaniet|zvanu / vai varat|varētu ... zvanīt|piezvanīt / piezvanīt man / zvanu atpakaļ",
    wrongNumber:
      "nepareizs|nepareizais|kļūdains numurs|numuru|adrese|cilvēks / nepareizā|nepareiza persona|adrese / neesmu šī|šis|tā|tas|viņš|viņa|kungs|kundze ... / nepazīstu / nedzīvo|vairs šeit|te|nedzīvo / nav mans numurs|telefons|vārds / kļūda|kļūdījāties|pārpratums|sajaukuši",
    ceaseContact:
      "nezvaniet|nezvani|netraucējiet|nesazinieties|netraucē|neuzmācieties ... / pārtrauciet|beidziet|beidz ... zvanīt|zvani|zvanus|traucēt|uzmākties|vajāt / lieciet|liec mani|mūs mierā / uzmākšanās|vajāšana / tikai rakstiski|rakstveidā / nevēlos ... zvanus|kontaktu|zvanītu",
    attorney:
      "mans|mana|manu|mūsu|manam advokāts|advokātu|advokāte|advokātam|jurists|juristu|juristam|pārstāvis|pārstāvi / advokāts|advokātu|advokātam / pārstāv mani|mūs / pilnvara|pilnvarotais|pilnvarots / aizbildnis|aizgādnis",
    deceased:
      "miris|mirusi|nomira|mira|mirušais|mirušā / nāve|nāves / nav vairs starp|dzīvs|dzīva / aizgāja|aizgājis|aizgājusi mūžībā / mantinieki|mantojums|mantojuma / nelaiķis|nelaiķe",
    bankruptcy:
      "bankrots|bankrotēju|bankrotējis / maksātnespēja|maksātnespējas|maksātnespējīgs|maksātnespējā / likvidācija|likvidācijas|tap / tiesiskā aizsardzība|aizsardzības / administrators",
    distress:
      "pašnāvība|pašnāvību / nogalināt|nogalināšu sevi|pats / gribu mirt|nomirt / negribu dzīvot / izdarīšu pašnāvību / dzīvot vairs negribu",
  },
  amounts: {
    half: "pusi / puse",
    whole: "visu / visu summu / pilnībā / pilna summa",
    some: "nedaudz / daļu / kaut ko / cik varu / apmēram / aptuveni",
    pay: "samaksāt / maksāt / samaksāju / samaksāšu / pārskaitīšu / pārskaitīju / tikai / pa / varu",
  },
  dates: {
    today: "šodien / šovakar",
    tomorrow: "rīt / rītdien",
    dayAfterTomorrow: "parīt",
    yesterday: "vakar",
    weekdays: ["pirmdien~", "otrdien~", "trešdien~", "ceturtdien~", "piektdien~", "sestdien~", "svētdien~"],
    months: [
      "janvār~",
      "februār~",
      "mart~",
      "aprīl~",
      "maij~",
      "jūnij~",
      "jūlij~",
      "august~",
      "septembr~",
      "oktobr~",
      "novembr~",
      "decembr~",
    ],
    onDay: "līdz|pēc # datumam|datuma / # datumā|datumam / līdz #",
    inDays: "pēc # dienas|dienām|dienu / # dienu laikā / # dienas",
    inWeeks: "pēc # nedēļas|nedēļām / # nedēļu laikā / pēc nedēļas",
    thisWeek: "šonedēļ / šajā nedēļā / nedēļas beigās|beigām / nedēļas nogalē / brīvdienās",
    nextWeek: "nākamnedēļ / nākamajā nedēļā / nākošnedēļ / nākošajā nedēļā",
    endOfMonth: "mēneša beigās / mēneša beigām / šomēnes / šajā mēnesī",
    nextMonth: "nākammēnes / nākamajā mēnesī / nākošajā mēnesī",
    endOfNextMonth: "nākamā mēneša beigās|beigām",
    next: "nākamo / nākamajā / nākošo / nākamā",
    after: "pēc / no",
    vague: "mēneša sākumā / sākumā / vidū / dažām|dažas|pāris dienām|dienas|dienu|nedēļām / alga|algas|algu / ap #",
    inMonth: "līdz / mēnesī",
    numerals:
      "viena|vienas|vienu / divas|divu|divām / trīs|trim / četras|četru|četrām / piecas|piecu|piecām / sešas|sešu / septiņas / astoņas / deviņas / desmit",
  },
};

/** Polish. */

import type { Lexicon } from "./lexicon.ts";

export const pl: Lexicon = {
  language: "pl",
  keywords: {
    stop: "wypisz / wypisz mnie / rezygnuję / rezygnacja / wyrejestruj / wypisać / przestań / przestańcie",
    stopAlone: "koniec / anuluj / usuń / dość / nie wysyłać / odwołuję / cofam zgodę",
    stopHere: "nie",
    start: "wznów / zapisz",
    help: "pomoc / informacja",
  },
  courtesy: "proszę / prosze / dziękuję / dziekuje / dzień / dobry / witam / teraz / pozdrawiam / natychmiast",
  not: "nie / nigdy / bez / ani / żaden / żadnych",
  harmless:
    "koniec miesiąca|tygodnia|roku / końca miesiąca|tygodnia / jeśli już / jeżeli już / nie zapłaciłem|zapłaciłam|zapłacone|zapłacono / jeszcze nie / telefon umarł|padł / państwa prawnik|adwokat / odpisz stop",
  intents: {
    optOut:
      "nie wysyłaj|wysyłajcie|wysyłać|piszcie|pisz|pisać|przysyłajcie|przysyłaj ... / proszę|prosze nie wysyłać|pisać|przysyłać / nie chcę|chce|życzę|zycze otrzymywać|dostawać|sobie|więcej ... / nie chcę ... wiadomości|sms|smsów|maili / przestańcie|przestań|prosze przestać wysyłać|pisać|spamować / proszę|prosze ... przestać wysyłać|pisać / wypiszcie|wypisać|usuńcie|usunąć|wykreślcie|wykreślić mnie|mój|mojego ... / usunąć|usuńcie ... numer|adres|dane / cofam|wycofuję|odwołuję zgodę|zgode / żadnych więcej|wiadomości|smsów / dość smsów|wiadomości",
    alreadyPaid:
      "już|juz|wczoraj|dzisiaj|dziś ... zapłaciłem|zapłaciłam|zaplacilem|zaplacilam|zapłacone|zapłacono|opłacone|opłaciłem|opłaciłam|przelałem|przelałam|wpłaciłem|wpłaciłam|uregulowane|uregulowałem|uregulowałam|spłaciłem|spłaciłam|zapłaciliśmy|zapłacona|zapłacony|uregulowana / zapłaciłem|zapłaciłam|zaplacilem|zaplacilam|opłaciłem|opłaciłam|przelałem|przelałam|wpłaciłem|wpłaciłam|uregulowałem|uregulowałam|spłaciłem|spłaciłam|zapłaciliśmy / jest|została|zostało|zostały zapłacone|zapłacona|opłacona|opłacone|uregulowana|uregulowane|spłacony / przelew|wpłata poszedł|poszła|wysłany|zrobiony|wykonany|zrobiona|dokonana / przelew już / zrobiłem|zrobiłam|wysłałem|wysłałam przelew",
    payNow:
      "jak mogę|zapłacić|moge|mam|uregulować zapłacić? / gdzie mogę|zapłacić|moge / chcę|chce|chciałbym|chciałabym zapłacić|opłacić|spłacić teraz|dzisiaj|od|już? / zapłacić teraz / link do płatności|zapłaty / numer konta|rachunku / proszę o numer|link / blik / płacę teraz / podajcie|wyślijcie ... konto|konta|link|fakturę",
    payLater:
      "zapłacę|zaplace|zapłacimy|opłacę|przeleję|przeleje|wpłacę|wplace|ureguluję|ureguluje|spłacę|splace|zrobię przelew? ... / mogę|moge|będę|bede|możemy ... zapłacić|wpłacić|przelać|spłacić|uregulować / potrzebuję|potrzebuje ... czasu|dni|tygodni|tygodnia / więcej czasu / odroczenie|odroczyć|odroczenia / prolongata|prolongaty / przesunąć termin|płatność / po wypłacie / jak dostanę|dostane / gdy dostanę|otrzymam / obiecuję|obiecuje / proszę o ... przedłużenie|odroczenie|przesunięcie|zwłokę / dajcie|daj mi ... dni|czas|czasu|tydzień / będzie zapłacone|przelew / w|do piątek|piątku|poniedziałek|poniedziałku ... zapłacę|przeleję",
    dispute:
      "nie jestem ... winien|winna|nic / nie mam ... długu|zobowiązań|zadłużenia / nic wam|państwu|nie ... winien|winna|zamawiałem|zamawiałam|podpisywałem / to nie mój|moja|moje / nie mój dług|rachunek / nie moja faktura|umowa / nigdy|nie nie? zamawiałem|zamawiałam|kupowałem|kupowałam|podpisywałem|podpisywałam|otrzymałem|otrzymałam|brałem|brałam|zawierałem|zawierałam / kwestionuję|kwestionuje|kwestionujemy / reklamacja|reklamację|reklamuję / sprzeciw / kwota|faktura|rachunek jest|nieprawidłowa|błędna|zła / błędna|błędny|nieprawidłowa|zła kwota|faktura|rachunek / nie zgadzam się / nie zgadza się / oszustwo|wyłudzenie|kradzież tożsamości? / przedawnione|przedawniony|przedawnienie|przedawnił / wadliwy|uszkodzony|zepsuty / zwróciłem|zwróciłam|odesłałem|odesłałam / podwójnie|dwa|dwukrotnie razy? naliczone|pobrane|obciążony / wypowiedziałem|wypowiedziałam umowę / spór|sporna|sporny / nie otrzymałem|otrzymałam|dotarło ... / dowód|dowody ... długu",
    refusal:
      "nie zapłacę|zaplace|zamierzam|będę ... płacić|zapłacić? / odmawiam zapłaty|płacenia|płacić / nigdy nie zapłacę / do zobaczenia w sądzie / pozwijcie mnie / nie mam zamiaru",
    hardship:
      "straciłem|straciłam pracę|prace|zatrudnienie / bez pracy|środków|pieniędzy / bezrobotny|bezrobotna|bezrobocie / zwolnili|zwolniono|zwolniony|zwolniona mnie? / nie mam pieniędzy|pieniedzy|pracy|środków|z|za|kasy / nie stać mnie / nie mogę|moge|jestem|dam ... zapłacić|płacić|stanie|rady / choroba|chory|chora|szpital|szpitalu|rak|raka|operacja|operacji / trudna|trudnej|ciężka|ciężkiej sytuacja|sytuacji / problemy|kłopoty|trudności finansowe / rozwód / zasiłek|zasiłku|renta / brak pieniędzy|środków|pracy",
    negotiate:
      "raty|ratach|rata|rat|ratalnie|ratalna|ratalny / rozłożyć|rozłożenie|rozłożenia / na raty / miesięcznie / # miesięcznie|na / ugoda|ugodę|ugody / umorzenie|umorzyć / zniżka|rabat|obniżyć|obniżka / negocjować / układ ratalny / częściowo|część ... zapłacić|spłacić / plan spłaty|spłat / porozumienie",
    agent:
      "rozmawiać|porozmawiać z|ze|? ... konsultantem|kimś|człowiekiem|pracownikiem|państwem|doradcą|osobą / konsultant|konsultantem|konsultanta / doradca / chcę|chciałbym|chciałabym|muszę porozmawiać|rozmawiać / proszę o kontakt / obsługa klienta / czy to|jesteś bot|robot|botem / żywy człowiek",
    voice:
      "zadzwoń|zadzwońcie|dzwońcie do? / proszę zadzwonić|dzwonić|o telefon|oddzwonić|oddzwonienie / proszę o telefon|oddzwonienie / oddzwońcie|oddzwoń|oddzwonić / zadzwonić do mnie / może|mogą|możecie|moglibyście ... zadzwonić",
    wrongNumber:
      "zły|błędny|pomyłka|nieprawidłowy numer|adres|adresat? / pomyłka|pomyłkowo / niewłaściwa|zła|nie ta osoba / nie jestem tą|panem|panią|tym ... / nie znam tej|tego|takiej|takiego|nikogo|żadnej / nie mieszka tu|tutaj|już / już|tu nie mieszka / to nie mój numer|adres / to nie jest mój|numer / pomylili państwo|się / nie ma tu takiej|takiego",
    ceaseContact:
      "nie dzwoń|dzwońcie|dzwonić|kontaktować|kontaktujcie|nękajcie|nachodzić ... / proszę nie dzwonić|kontaktować|nękać|niepokoić|dzwońcie / przestańcie|przestań|proszę ... dzwonić|nękać|niepokoić|kontaktować|wydzwaniać / dajcie|daj mi|nam święty? spokój|spokoj / zostawcie|zostaw mnie|nas w spokoju / nękanie|nękacie|stalking|molestowanie / nie życzę|chcę sobie? ... kontaktu|telefonów|rozmów / żadnych telefonów|kontaktów / tylko pisemnie|listownie / zaprzestać|zaprzestanie kontaktu|kontaktów",
    attorney:
      "mój|moja|moim|mojego|mojej adwokat|adwokatem|adwokata|prawnik|prawnikiem|prawnika|pełnomocnik|pełnomocnikiem|radca|radcą|kancelaria / adwokat|adwokatem|adwokata / reprezentuje mnie|nas / pełnomocnik|pełnomocnika|pełnomocnikiem|pełnomocnictwo / radca prawny / kurator|opiekun prawny? / rzecznik konsumentów|finansowy / prawnik|prawnika|prawnikiem",
    deceased:
      "zmarł|zmarła|zmarli|zmarły|zmarłej|zmarłego / nie żyje / umarł|umarła / śmierć|śmierci|zgon|zgonu / akt zgonu / spadek|spadkobiercy|spadkowe / odszedł|odeszła od|z|w / ś p",
    bankruptcy:
      "upadłość|upadłości|upadły|upadłościowe / bankrut|bankructwo|zbankrutowałem|zbankrutowałam / niewypłacalny|niewypłacalność / syndyk|syndyka|syndykiem / restrukturyzacja|restrukturyzacji / likwidacja|likwidacji",
    distress:
      "samobójstwo|samobójstwa|samobójcze / zabić się|zabiję / się zabić|zabiję / odebrać sobie życie / nie chcę żyć|zyc / chcę umrzeć|umrzec / skończyć ze sobą / zrobię sobie krzywdę",
  },
  amounts: {
    half: "połowę / połowa / polowe",
    whole: "całość / wszystko / całą kwotę / w całości / cała kwota",
    some: "trochę / część / coś / ile mogę / około / ok",
    pay: "zapłacić / zapłacę / wpłacę / wpłacić / przeleję / tylko / po / zapłaciłem / zapłaciłam / przelałem / spłacę / wpłaciłem",
  },
  dates: {
    today: "dziś / dzis / dzisiaj / dziś wieczorem",
    tomorrow: "jutro",
    dayAfterTomorrow: "pojutrze",
    yesterday: "wczoraj",
    weekdays: [
      "poniedział~",
      "wtorek / wtorku / wtorek",
      "środa / środę / środy",
      "czwartek / czwartku",
      "piątek / piątku",
      "sobota / sobotę / soboty",
      "niedziela / niedzielę / niedzieli",
    ],
    months: [
      "stycznia / styczeń / styczniu",
      "lutego / luty / lutym",
      "marca / marzec / marcu",
      "kwietnia / kwiecień / kwietniu",
      "maja / maj / maju",
      "czerwca / czerwiec / czerwcu",
      "lipca / lipiec / lipcu",
      "sierpnia / sierpień / sierpniu",
      "września / wrzesień / wrześniu",
      "października / październik / październiku",
      "listopada / listopad / listopadzie",
      "grudnia / grudzień / grudniu",
    ],
    onDay: "do|po|od|przed # / # go / do dnia # / dnia # / # tego",
    inDays: "za|przez # dzień|dni / w ciągu # dni / dajcie|daj mi # dni / jeszcze # dni",
    inWeeks: "za # tydzień|tygodnie|tygodni / za tydzień / w ciągu # tygodni|tygodnia / w ciągu tygodnia",
    thisWeek: "w tym tygodniu / do końca tygodnia / weekend / w weekend / koniec tygodnia",
    nextWeek: "przyszłym tygodniu / następnym tygodniu / przyszły tydzień / nastepnym tygodniu / przyszlym tygodniu",
    endOfMonth:
      "koniec miesiąca / końca miesiąca / koncu miesiaca / w tym miesiącu / końcu miesiąca / konca miesiaca / końca tego miesiąca",
    nextMonth: "przyszłym miesiącu / następnym miesiącu / przyszły miesiąc / przyszlym miesiacu",
    endOfNextMonth: "końca przyszłego|następnego miesiąca / końcu przyszłego|następnego miesiąca",
    next: "następny / przyszły / następną / przyszłą / następnego",
    after: "po / od",
    vague:
      "początku|początek miesiąca|przyszłego|tygodnia|następnego / połowie|połowa miesiąca / kilka|parę dni|tygodni / wypłacie|wypłaty|wypłata|wypłatę / około # / po pierwszym",
    inMonth: "w / do / na / koniec",
    numerals: "jeden|jedna|jednego / dwa|dwie / trzy / cztery / pięć / sześć / siedem / osiem / dziewięć / dziesięć",
  },
};

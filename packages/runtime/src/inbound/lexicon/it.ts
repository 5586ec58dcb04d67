/** Italian. */

import type { Lexicon } from "./lexicon.ts";

export const it: Lexicon = {
  language: "it",
  keywords: {
    stop: "ferma / fermare / fermate / disiscrivi / disiscrivimi / disiscrizione / cancellami / cancellatemi / disdici / annulla iscrizione / rimuovi / rimuovimi",
    stopAlone:
      "annulla / cancella / esci / termina / revoca / smettetela / smettila / basta / basta messaggi / basta sms / disattiva / non inviare",
    stopHere: "fine / no",
    start: "inizia / riprendi / iscrivimi / riattiva",
    help: "aiuto / informazioni",
  },
  courtesy:
    "per / favore / piacere / grazie / ciao / salve / buongiorno / buonasera / adesso / ora / subito / cortesemente",
  not: "non / mai / senza / ne / nemmeno / nessun / nessuna",
  harmless:
    "se ha già / se hai già / qualora abbia / fine mese|settimana|del|di / ferma il|la|i / fermare il|la|i / rispondi stop / senza sosta / telefono è morto / suo|vostro avvocato / annullare il / non ho ... pagato / ancora pagato",
  intents: {
    optOut:
      "non ... mandate|mandatemi|mandarmi|inviate|inviatemi|inviarmi|scrivete|scrivetemi|mandi|invii ... messaggi|sms|mail|email|più|niente? / smettete|smettetela|smetti|smetta di|d mandarmi|inviarmi|scrivermi|mandare|inviare|scrivere|spammare / non voglio ricevere|più ... messaggi|sms|mail|email|più|niente? / non desidero ricevere|più / basta messaggi|sms|mail|email|con ... messaggi|sms? / cancellatemi|cancellami|rimuovetemi|toglietemi|disiscrivetemi|eliminatemi da|dalla|dal|dai|? / rimuovete|cancellate|eliminate|togliete ... numero|email|dati|lista|contatto|mail / revoco|ritiro il mio? consenso / niente più messaggi|sms|mail / più messaggi|sms",
    alreadyPaid:
      "già pagato|pagata|saldato|saldata|versato|bonificato|effettuato|fatto|regolato|provveduto|stato|stata / ho|abbiamo|lho già? pagato|pagata|saldato|saldata|versato|effettuato|bonificato|provveduto|inviato|fatto ... / ho già / è stato|stata già? pagato|pagata|saldato|saldata|effettuato / fatto il|un bonifico|pagamento|versamento / bonifico fatto|effettuato|inviato|già|partito|eseguito / pagamento già|effettuato|fatto|eseguito|è|inviato stato|effettuato|fatto|avvenuto? / pagato ieri|oggi|il|la|lunedì|martedì|mercoledì|giovedì|venerdì / ho appena pagato|fatto|saldato / è|risulta pagato|pagata|saldato|saldata / saldato ieri|il|tutto",
    payNow:
      "come posso|faccio|si|devo|pago pagare|a|pago|paga|fare|effettuare|il? / dove posso|pago|si pagare|paga? / voglio|vorrei pagare|saldare adesso|ora|subito|oggi? / pagare|pago adesso|ora|subito / mandatemi|inviatemi|mandami|inviami|inviate|mandate ... link|iban|bollettino|fattura|coordinate / link di|per pagamento|pagare|il / iban / coordinate bancarie / bollettino",
    payLater:
      "pagherò|pagheremo|salderò|verserò|effettuerò|provvederò|farò / vado|conto|intendo a|di pagare|saldare / posso|potrei|possiamo|potrò pagare|saldare|versare ... il|la|domani|settimana|mese|entro|a|dopo|solo|lunedì|martedì|mercoledì|giovedì|venerdì|quando|dal|fine|tra|fra / posso|potrò|potrei pagare|saldare|versare / pago|saldo|verso|bonifico|effettuo il|la|domani|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|entro|a|tra|fra|dopo|fine|settimana|quando|appena|prossima / ho bisogno di|del più|un|altro|qualche|altri|po|# ... tempo|giorni|settimane|proroga? / più tempo / un po di tempo / proroga / dilazione / rinvio / rimandare / posticipare / quando prendo|ricevo|arriva|avrò|mi / appena prendo|ricevo|arriva|mi|posso|avrò / prometto di pagare|saldare / mi impegno a / dopo il # / domani pago|saldo|faccio|provvedo / faccio il|un bonifico|pagamento|versamento domani|lunedì|martedì|mercoledì|giovedì|venerdì|il|entro|la|tra|fra / datemi|dammi ... giorni|tempo|settimana|settimane / pagare il|entro|domani|la|dopo|a",
    dispute:
      "non devo niente|nulla|pagare|questo|questa|questi|alcun|nessun / non vi|le|gli devo / non è mia|mio|dovuto|dovuta|corretto|corretta|giusto|giusta|esatto / non sono mie|miei / mai ordinato|acquistato|comprato|firmato|ricevuto|stipulato|richiesto|avuto|sottoscritto / non ho mai? ordinato|acquistato|comprato|firmato|ricevuto|stipulato|richiesto|sottoscritto / importo|fattura|cifra|somma|conto|bolletta è|errato|errata|sbagliato|sbagliata / errato|errata / errore nella|nel|di|sulla|fattura fattura|fatturazione|importo|bolletta? / contesto|contestiamo|contestare|contestazione / disputa / reclamo / frode / truffa / furto di identità|d'identità|didentità / prescritto|prescritta|prescrizione / difettoso|difettosa / restituito|reso il|la|merce|larticolo / mai arrivato|arrivata|consegnato / non è arrivato|arrivata|mai / già disdetto|annullato|recesso / ho disdetto / addebitato due|doppio / addebito doppio|errato / prova|prove|documentazione del|della|di ... debito|credito / disconosco",
    refusal:
      "non pago|pagherò|pagheremo mai|niente|nulla|un? / non pago / non pagherò / non ho intenzione di / mi rifiuto di / rifiuto di pagare / ci vediamo in tribunale / denunciatemi / fatemi causa / non voglio pagare / non intendo pagare",
    hardship:
      "perso il lavoro / senza lavoro|soldi|stipendio|reddito / disoccupato|disoccupata|disoccupazione / licenziato|licenziata / cassa integrazione / non ho soldi|i|denaro|lavoro|un|più|reddito soldi|lavoro|euro? / non posso pagare|permettermi|più|saldare / non riesco a pagare|saldare|più / non possiamo pagare / non sono in grado / malato|malata|malattia / ospedale / ricoverato|ricoverata / cancro|tumore / operazione|operato|operata / difficoltà economica|economiche|finanziaria|finanziarie|a / problemi economici|finanziari|di / situazione difficile|economica|finanziaria / momento difficile / invalido|invalidità / divorzio|separazione / al verde / non arrivo a fine",
    negotiate:
      "a rate / rate / rata / rateizzare|rateizzazione|rateale|rateizzato|rateazione / piano di rientro|rateizzazione|pagamento|rateale / pagare|versare ... al|ogni mese|settimana / # al|ogni|mensili mese|settimana? / sconto|riduzione / saldo e stralcio / stralcio / accordo|accordarci|trattare|negoziare|trattativa / a saldo / pagamento parziale|dilazionato / acconto / dividere / togliere gli interessi|spese / mensilmente",
    agent:
      "parlare con qualcuno|un|una|operatore|voi|lei|persona|il / operatore|operatrice / persona reale|vera / vorrei|voglio|devo parlare / assistenza clienti / servizio clienti / contattarmi|contattatemi|ricontattatemi / essere contattato|ricontattato|contattata|ricontattata / consulente / siete un robot|bot / mettermi in contatto",
    voice:
      "chiamatemi|chiamami|chiamarmi|richiamatemi|richiamami|richiamarmi / mi chiami|chiamate|richiami|richiamate|chiama|può|potete chiamare|richiamare? / potete|può|potreste chiamarmi|richiamarmi|telefonarmi|chiamare / telefonatemi / essere chiamato|richiamato|chiamata|richiamata / una chiamata|telefonata",
    wrongNumber:
      "numero sbagliato|errato / persona sbagliata|errata / sbagliato numero|persona|destinatario / avete|ha sbagliato / non sono io|questa|quella|la|il|lui|lei persona|signor|signora|titolare? / non conosco questa|questo|nessun|nessuna|il|la / non abita più|qui / non vive più|qui / non è il mio|suo|più / scambio di persona / vi sbagliate / indirizzo sbagliato|errato / mail sbagliata",
    ceaseContact:
      "non chiamatemi|chiamate|chiamarmi|contattatemi|contattate|contattarmi|telefonate|telefonatemi|disturbate|disturbatemi / non mi chiamate|contattate|chiami|contatti|disturbate|telefonate / smettete|smettetela|smetta|smetti di chiamare|chiamarmi|contattarmi|disturbare|disturbarmi|telefonare|tormentarmi|perseguitarmi|molestarmi / lasciatemi|lasciami|mi in pace|stare / molestie|stalking|persecuzione / basta chiamate|telefonate|contatti / cessare|cessate ... contatto|contatti|comunicazione|comunicazioni / non voglio essere|più contattato|contattata|chiamato|chiamata|contatti / solo per iscritto / mai più",
    attorney:
      "mio|nostro|mia|nostra|un|il legale|avvocato|avvocata / avvocato|avvocata / rappresentato|rappresentata|assistito|assistita da|dal|dall|dallavvocato / contattate|contatti|rivolgetevi ... avvocato|legale / tramite il mio / studio legale / amministratore di sostegno / tutore legale / associazione consumatori|di / adiconsum / federconsumatori / procura legale",
    deceased:
      "deceduto|deceduta|decesso / è morto|morta|mancato|mancata|venuto|venuta / morto|morta il|nel|ieri|da / defunto|defunta / certificato|atto di morte / scomparso|scomparsa il|da / eredi|eredità|successione / non è più tra / venuto a mancare",
    bankruptcy:
      "fallimento|fallito|fallita / bancarotta / insolvenza|insolvente / concordato preventivo / liquidazione giudiziale|controllata|coatta / sovraindebitamento|sovraindebitato / legge salva / esdebitazione / procedura concorsuale / curatore",
    distress:
      "suicidio|suicidarmi|suicida / ammazzarmi|uccidermi / mi ammazzo|uccido|suicido / togliermi la vita / farla finita / voglio morire / non voglio più vivere / voglia di vivere / farmi del male",
  },
  amounts: {
    half: "la metà / metà",
    whole: "tutto / la totalità / il totale / intero importo / l'intero / per intero / saldo totale",
    some: "qualcosa / una parte / un po / parte / quello che posso / un terzo / circa / più o meno",
    pay: "pagare / pago / pagato / versare / versato / saldare / bonifico / solo / di / offro / pagherò / posso / bonificato",
  },
  dates: {
    today: "oggi / stasera / oggi stesso / questa sera",
    tomorrow: "domani",
    dayAfterTomorrow: "dopodomani / dopo domani",
    yesterday: "ieri",
    weekdays: ["lunedì / lunedi", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
    months: [
      "gennaio / gen",
      "febbraio / feb",
      "marzo / mar",
      "aprile / apr",
      "maggio / mag",
      "giugno / giu",
      "luglio / lug",
      "agosto / ago",
      "settembre / sett / set",
      "ottobre / ott",
      "novembre / nov",
      "dicembre / dic",
    ],
    onDay: "il # / entro il # / prima del # / dopo il # / dal # / al # / il giorno # / giorno # / fino al #",
    inDays: "tra|fra|entro # giorno|giorni / in # giorni / datemi|dammi # giorni / altri # giorni",
    inWeeks: "tra|fra|entro # settimana|settimane / tra|fra|entro una settimana / in # settimane",
    thisWeek: "questa settimana / fine settimana / weekend / fine della settimana",
    nextWeek: "prossima settimana / settimana prossima / settimana entrante / settimana che viene",
    endOfMonth: "fine mese / fine del mese / questo mese / fine di questo mese / ultimo del mese",
    nextMonth: "prossimo mese / mese prossimo / mese che viene",
    endOfNextMonth: "fine del prossimo mese / fine del mese prossimo / fine mese prossimo",
    next: "prossimo / prossima / che viene",
    after: "dopo / dal / partire",
    vague:
      "inizio mese|del|di / inizi del / metà mese|del / primi del|giorni / qualche giorno / alcuni giorni / un paio di / stipendio / verso il # / quando prendo|ricevo",
    inMonth: "a / in / entro / ad / per",
    numerals: "uno|un / due / tre / quattro / cinque / sei / sette / otto / nove / dieci",
  },
};

/** English. */

import type { Lexicon } from "./lexicon.ts";

export const en: Lexicon = {
  language: "en",
  keywords: {
    // What carriers of the US treat as an opt-out; `revoke` and `opt out` since 47 CFR 64.1200(a)(10).
    stop: "stop / stopall / stop all / unsubscribe / optout / opt out / unsub / unsuscribe / unsubcribe",
    stopAlone:
      "end / quit / cancel / revoke / remove / remove me / stop it / stop this / stop messages / stop texts / stop sms / stop texting / no more / no more texts / no more messages / take me off / leave me alone",
    start: "start / unstop / subscribe / resubscribe / opt in / optin",
    help: "help / info / help me / more info",
  },
  courtesy:
    "please / pls / plz / thanks / thank / you / thx / hi / hello / hey / now / immediately / sir / madam / team / ok / kindly / regards / just",
  not: "not / dont / do not / never / no / didnt / havent / wont / isnt / cant / without / wasnt / hasnt",
  harmless:
    "stop the plan|payment|payments|direct|standing|autopay|debit|order|bleeding / bus stop / non stop / cant stop / stop by|at / nonstop / one stop / reply|text|send stop ... out|unsubscribe|end|cancel|quit|messages / reply help / click ... unsubscribe / if you have already paid / if already paid / if you want|wish|would / not|dont want ... to stop / dont|not ... stop sending / lawyers|attorneys fees / dead line|end|battery / phone is|was dead / died on me / phone|car|battery|laptop|computer died / banks|your lawyer|attorney|lawyers|attorneys / i|we was|got|get|am|were paid / have i paid / if|unless|once|when|until|till|before|after|have i|we paid / call my|me a lawyer / stopped working there / no hardship",
  intents: {
    optOut:
      "stop texting|messaging|emailing|mailing|sms|messages|texts|emails|spamming|spam / stop sending ... messages|texts|emails|mails|sms|these|this|me / stop all ... messages|texts|emails|sms / no more messages|texts|emails|sms|mails / unsubscribe me / please unsubscribe / want to unsubscribe / wish to unsubscribe / opt me out / i opt out / want|wish|like to opt out / take|remove me off|from ... list|database|system|mailing / remove my number|email|phone|address / take my number|email off / dont|not text|message|email|sms|mail me / dont|not send ... messages|texts|emails|sms|mails / quit texting|messaging|emailing / never text|message|email me / revoke my consent / withdraw my consent / i revoke ... consent / not|dont want ... messages|texts|emails|sms / not|dont want to receive / not|dont wish to receive",
    optIn: "start sending ... again / subscribe me again / opt me back in / resubscribe me / send ... messages again",
    alreadyPaid:
      "already paid / already been paid / already made ... payment / already sent ... money|payment|transfer / already transferred / already settled / already cleared / have|ive|weve|has|was|we|i|it|just paid / have|ive just paid / paid it|this|that|yesterday|already|last|today|you|in|on|full|off / i did pay / payment was|has|is been? made|sent|done|completed|processed|transferred / made ... payment yesterday|today|already|last|on / sent ... payment|money yesterday|today|already|last|on / payment done|sent|made|completed|went / paid|settled ... in full / transferred ... money|yesterday|today|already|last|on / i sent|transferred|wired the|you|it ... / has been paid|settled|cleared / nothing is owed anymore / cleared ... yesterday|already|balance / cheque|check is in the mail / this is paid / bill is paid",
    payNow:
      "how do|can|to i? pay / where do|can i pay / want|like|ready|wish to pay now? / send ... link|payment|iban|account|details|invoice / payment link / pay now / ill pay now / paying now / pay it now / pay right now / link to pay / link doesnt|does|isnt|is not? work|working / can i pay online|by|with|here / paying today",
    payLater:
      "i|we will|shall|can|could|should pay / i|we will|can ... pay / ill|well pay|settle|transfer|send|clear / i|we will|shall|can settle|transfer|clear|send / will be paid|settled|transferred|paying / cant|cannot|not pay ... until|till|before / will pay|settle|transfer|clear / going|gonna to? pay / im|we paying / can|could|may|might i|we pay ... on|by|in|next|tomorrow|later|after|until|till / can pay / pay ... tomorrow|later|next / pay you|it|this|that|half|full|the|off? ... on|by|next|after|in|when|tomorrow|end / pay on|by|in|after|when|at|friday|monday / promise to pay / need|give|want me? a? little|bit|some|few|more ... time|days|weeks / when i get paid / get paid on|next|in|tomorrow|friday|the / after|on|until|till|by payday / wait until|till / make ... payment on|by|next|tomorrow|in|after|at / payment will ... on|by|next|tomorrow|in|after / pay later / bit more time / extension / money comes in|on / salary comes|arrives|is|on / transfer ... tomorrow|on|next",
    dispute:
      "dont|not owe / do not owe / never owed / owe you nothing / owe nothing / is|its|this|thats|was not|isnt mine|ours / isnt|not my debt|bill|invoice|account|loan|order|card / not mine / isnt mine / not ours / never ordered|bought|received|signed|got|had|opened|used|heard|took / didnt|not order|buy|receive|sign|open|authorize|authorise|request / wrong amount|bill|invoice|sum|total|balance / amount|bill|invoice|balance|sum|total is|was|isnt|looks|seems wrong|incorrect|right|mistaken|false / dispute / disputing|disputed / contest this|the / validate|verify the|this debt / debt validation|verification / proof of|that ... debt|i|owe / identity theft / fraud / fraudulent / scam / already|was|i canceled|cancelled ... subscription|contract|order|account|membership|it / charged twice|wrongly|incorrectly / double charged / faulty|defective|damaged / never arrived|delivered|came / was not|never delivered / returned the|it ... goods|item|order|product / complaint / statute barred / time barred / statute of limitations / prescribed debt",
    refusal:
      "wont|not pay / refuse|refusing to pay / will not pay / will never pay / never pay / never going to pay / not going|gonna to? pay / not paying / wont be paying / have no intention / no intention of paying / see you in court / sue me / take me to court",
    hardship:
      "lost my job / lost job / unemployed / out of work / no job|work|income|money / got|been|was laid off / laid off / made redundant / got fired / stopped working / cant|cannot afford / can not afford / not able to pay / unable to pay / couldnt pay / cant|cannot pay / can not pay / no money|funds / dont|not have ... money|funds|cash / broke right / im broke / struggling / hardship / financial difficulties|difficulty|problems|trouble|hardship / money problems / hospital / in|at the hospital / hospitalized|hospitalised / seriously ill|sick / im sick|ill / cancer / on benefits|disability|welfare / sick leave / maternity leave / divorce / lost everything / feed my / cant buy food / homeless / evicted / surgery / disabled / short of money / tight on money / money is tight",
    negotiate:
      "installment|installments|instalment|instalments / payment plan|arrangement / pay ... in parts|installments|instalments|rates / plan to pay / pay ... per|a|every|each month|week|fortnight|paycheck / monthly payments|payment|basis|installments / weekly payments|payment / split ... payment|bill|amount|it|this|up / settle for / settlement / discount / lower|reduce ... amount|payment|payments|balance / reduction / smaller payments|amounts / part payment|payments / partial payment|payments / spread ... payments|cost|it / make ... arrangement|deal|offer / set up ... plan|arrangement / lower payments|payment / waive ... fee|fees|interest|charges / # a|per month|week / work something out / payment agreement / spread it out",
    agent:
      "speak|talk|chat to|with ... someone|somebody|person|human|agent|representative|adviser|advisor|manager|supervisor|you|anyone / real person|human / human being|agent / representative / live agent|chat|person / operator / someone ... contact me / are you ... bot|robot|real / supervisor / get in touch with me / contact me back? / need to speak|talk / want to speak|talk / customer service",
    voice:
      "call me / give me a? call / ring me / phone me / call back / callback / call me back / can you|someone|somebody call / please call|ring|phone / could you|someone call / give me a ring / telephone me / want a call / need a call",
    wrongNumber:
      "wrong number|person|email|address|phone|guy / not the? right person / not ... person you / not that person / have|got the wrong / you have the wrong / im not #? mr|mrs|ms / no longer|longer at|have|has this number|address / nobody ... by|of|with|here|named that? name? / no one ... by|of|here|named / dont know|who this|that|him|her|any person|name? / doesnt live here / not at this address|number / dont know who|anyone ... is|named|called / this is|isnt not ... number|phone|email / number belongs / new owner of / not my name / moved away|out ... years|ago / wrong contact",
    ceaseContact:
      "dont|not|never call|contact|phone|ring|bother|harass|disturb|write me|us|to|anymore|again / stop calling|contacting|phoning|bothering|harassing|harassment|ringing|disturbing|writing / cease and desist / cease ... contact|communication|communications|contacting|calling / leave me alone / no more calls|contact|letters / quit calling|contacting|harassing / stop all ... contact|communication|communications|calls / do not contact / dont contact / only ... in|by writing / lose my number / not|dont come to my / harassing me / harassment / contacting me again / leave us alone / stop contact",
    attorney:
      "my|our lawyer|attorney|solicitor|barrister|advocate / represented by / a? lawyer|attorney|solicitor representing|represents|is|will|has / talk|speak|contact|write to? my|our lawyer|attorney|solicitor / hired|retained|have|got|with a|an lawyer|attorney|solicitor / legal counsel|representation / contact|through|via counsel / debt counselor|counsellor|adviser|advisor / power of attorney / citizens advice / stepchange",
    deceased:
      "passed away / has passed / is|has dead|died|deceased / he|she|they|mother|father|mom|mum|dad|husband|wife|son|daughter|brother|sister|parent|grandmother|grandfather|uncle|aunt|partner|customer died / deceased / died last|in|on|yesterday|this|two|three|recently|from|of / death certificate / late husband|wife|father|mother / no longer with us / no longer alive / the estate of / executor / death of",
    bankruptcy:
      "bankrupt / bankruptcy / chapter 7|11|13 / insolvent / insolvency / iva / debt relief order / individual voluntary arrangement / trust deed / breathing space / receivership / liquidation / went into administration / filed for / automatic stay / debt review / moratorium",
    distress:
      "kill myself / killing myself / end my life / ending my life / suicide / suicidal / want|going to die / rather be dead / hurt myself / harm myself / self harm / end it all / take my own life / dont|not want to live / better off dead / no reason to live / cant go on / cant take it anymore",
  },
  amounts: {
    half: "half",
    whole:
      "in full / full amount / full balance / everything / all of it / whole amount / the total / entire amount|balance / full payment / the rest of it / whole thing",
    some: "some / something / a bit / a little / part / part of it / most / couple of hundred / few hundred / a third / a quarter / as much as / what i can / whatever i can",
    pay: "pay / paid / paying / pays / send / sent / transfer / transferred / only / offer / afford / just / another / least / about / around",
  },
  dates: {
    today: "today / tonight / this evening / this afternoon / this morning / later today",
    tomorrow: "tomorrow / tommorow / tommorrow / tomorow / tmrw / tmr / tomorro",
    dayAfterTomorrow: "day after tomorrow / overmorrow",
    yesterday: "yesterday / last night",
    weekdays: [
      "monday / mon / mondays",
      "tuesday / tue / tues",
      "wednesday / wed / weds",
      "thursday / thu / thur / thurs",
      "friday / fri",
      "saturday",
      "sunday",
    ],
    months: [
      "january / jan",
      "february / feb",
      "march / mar",
      "april / apr",
      "may",
      "june / jun",
      "july / jul",
      "august / aug",
      "september / sept / sep",
      "october / oct",
      "november / nov",
      "december / dec",
    ],
    onDay:
      "on|by|until|till|before|from|since|after the # / the # of this month / on|by|until|till|before|from|since|after ##",
    inDays:
      "in|within # day|days / in|within the next # day|days / give me # day|days / # days time / # more days / another # days",
    inWeeks:
      "in|within # week|weeks / in|within the next # week|weeks / # weeks time / give me # week|weeks / another # week|weeks / in|within a week",
    thisWeek:
      "this week / end of the? week / by|before weekend / this|the weekend / by|before the weekend / end of this week",
    nextWeek: "next week / following week / coming week",
    endOfMonth: "end of the|this? month / this month / month end / end of month / months end / last day of the month",
    nextMonth: "next month / following month",
    endOfNextMonth: "end of next month",
    next: "next / following",
    after: "after / from / past / since",
    vague:
      "payday / get paid / gets paid / paycheck / pay check / beginning of / start of / early next / mid month / middle of / first week / couple of days|weeks / few days|weeks / around the # / about the #",
    inMonth: "in / by / until / till / end of / before",
    numerals: "one / two / three / four / five / six / seven / eight / nine / ten",
  },
};

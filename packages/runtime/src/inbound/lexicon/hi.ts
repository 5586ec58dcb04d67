/** Hindi, in Devanagari and as it is typed in Latin letters. */

import type { Lexicon } from "./lexicon.ts";

export const hi: Lexicon = {
  language: "hi",
  keywords: {
    stop: "रोकें / रुकें / बंद / बंद करो / बंद करें / रोको / band karo / band kare / band karen / mat bhejo / roko",
    stopAlone: "समाप्त / रद्द / हटाओ / हटाएं / मत भेजो / bas karo / hatao / khatam / cancel karo / बस",
    stopHere: "नहीं / nahi",
    start: "शुरू / चालू / shuru / chalu",
    help: "मदद / सहायता / जानकारी / madad / sahayata / jankari",
  },
  courtesy:
    "कृपया / धन्यवाद / नमस्ते / जी / अभी / तुरंत / please / pls / sir / ji / namaste / dhanyavad / abhi / turant / madam / kripya",
  not: "नहीं / मत / न / ना / बिना / nahi / nahin / mat / na / nhi / bina / कभी",
  harmless:
    "महीने के अंत / mahine ke ant / अगर आपने|अगर / agar aapne / भुगतान नहीं / पेमेंट नहीं / payment nahi|nhi / फोन बंद / phone band|dead / नहीं किया|दिया / nahi kiya|diya|kia / nhi kiya|diya / आपका|आपके वकील",
  intents: {
    optOut:
      "मैसेज|संदेश|मेसेज|एसएमएस|sms|message|messages|msg|ईमेल ... मत|बंद|नहीं|mat|band|nahi|nhi ... भेजो|भेजें|करो|करें|चाहिए|भेजिए|भेजना|bhejo|bheje|karo|kare|kariye|chahiye|bhejna|bhejiye / मत भेजो|भेजें|भेजिए / mat bhejo|bhejiye|bheje|karo message|? / मेरा|mera ... नंबर|नम्बर|number|no ... हटाओ|हटाएं|हटा|हटाइए|hatao|hata|hataye|remove|delete / सहमति वापस",
    alreadyPaid:
      "भुगतान|पेमेंट|पैसे|पैसा|बिल|emi|ईएमआई|payment|paisa|paise|bill|amount|loan ... कर|हो|दे|भर|जमा|kar|ho|de|bhar|jama|pay दिया|चुका|चुकी|गया|गई|किया|दिए|diya|chuka|chuki|gaya|gayi|kiya|diye|dia|kia|diya ... / पहले|pehle|already ही|hi|se|? ... दिया|चुका|चुकी|किया|दिए|diya|chuka|kiya|paid|pay|diye ... / चुका दिया|दिए / pay|paid kar|already diya|chuka|kiya|diye|gaya / भर दिया|चुका|दी / bhar diya|di|chuka / कर चुका|चुकी|दिया / kar chuka|chuki hu|hun|hoon / जमा कर|करा|किया / jama kar|kara|kiya",
    payNow:
      "कैसे|कहां|कहाँ|kaise|kahan|kese ... भुगतान|पेमेंट|भरूं|करूं|pay|payment|bharu|karu|bhare|kare / लिंक|link ... भेजो|भेजें|भेज|दो|bhejo|bheje|bhej|do|send|de / पेमेंट|payment|भुगतान लिंक|link / अभी|abhi ... भुगतान|पेमेंट|pay|payment करना|karna|karta|karunga|करूंगा / खाता नंबर / upi|यूपीआई id|आईडी|? ... भेजो|bhejo|do|दो / account number ... bhejo|do|send",
    payLater:
      "भुगतान|पेमेंट|पैसे|पैसा|बिल|ईएमआई|payment|paisa|paise|pay|emi|amount ... करूंगा|करूँगा|करूंगी|करूँगी|दूंगा|दूँगा|दूंगी|दूँगी|भरूंगा|करेंगे|दूंगा|karunga|karungi|dunga|dungi|bharunga|karenge|karduga|kardunga|krunga|dedunga ... / दूंगा|दूँगा|दूंगी|दूँगी|करूंगा|करूँगा|भरूंगा|चुकाऊंगा|dunga|dungi|karunga|karungi|bharunga|krunga|kardunga|dedunga / दे सकता|सकती / de sakta|sakti / कर सकता|सकती ... / kar sakta|sakti / समय|टाइम|मोहलत|वक्त|time|samay|mohlat ... चाहिए|दो|दीजिए|दें|chahiye|do|dijiye|dedo|de / कुछ|थोड़ा|और|kuch|thoda|aur|thora ... समय|टाइम|दिन|वक्त|time|din|samay / सैलरी|वेतन|तनख्वाह|salary ... आने|मिलने|आएगी|मिलेगी|बाद|aane|milne|aayegi|milegi|baad|ayegi|aate|aane / वादा|vaada|promise",
    dispute:
      "कोई|koi ... बकाया|कर्ज|उधार|लोन|bakaya|karz|udhar|loan|due ... नहीं|nahi|nhi / मेरा|मेरी|mera|meri|हमारा|yeh|ye|यह ... नहीं|nahi|nhi ... है|hai|? / नहीं लिया|खरीदा|मंगाया|लिया|किया / loan|लोन nahi|nhi|नहीं liya|लिया / गलत|galat|ग़लत|wrong ... बिल|रकम|राशि|राशी|amount|bill|rakam|charge|पैसे|चार्ज / बिल|राशि|रकम|amount|bill ... गलत|galat|ग़लत|wrong / विवाद|शिकायत|आपत्ति|vivad|shikayat|aapatti|complaint|complain / धोखा|धोखाधड़ी|फ्रॉड|dhoka|dhokha|fraud / दो बार|do baar ... कटा|कट|काटा|kata|cut|deduct|charge / खराब|kharab|टूटा|defective / वापस|वापिस|return|wapas कर|kar ... / रद्द|कैंसिल|cancel कर|kar दिया|diya / सबूत|saboot|sabut|proof",
    refusal:
      "नहीं दूंगा|दूँगा|दूंगी|करूंगा|करूँगा|भरूंगा|चुकाऊंगा / nahi|nhi dunga|dungi|karunga|karungi|bharunga|pay / पैसे|paise|paisa|payment|pay ... नहीं|nahi|nhi ... दूंगा|दूँगा|करूंगा|dunga|karunga|karungi|दूंगी / कोर्ट|अदालत|court ... मिलते|मिलेंगे|milte|milenge|jao|जाओ",
    hardship:
      "नौकरी|जॉब|job|naukri|काम|kaam ... चली|छूट|चला|खो|नहीं|गई|chali|chut|chhut|chala|kho|nahi|nhi|gayi|gaya|lost ... / बेरोजगार|बेरोज़गार|berojgar|berozgar / पैसे|पैसा|paise|paisa|आमदनी|कमाई ... नहीं|nahi|nhi|nahin / नहीं|nahi|nhi|nahin ... दे|कर|भर|चुका|de|kar|bhar|pay सकता|सकती|पाऊंगा|पा|sakta|sakti|paunga|pa|saktа ... / बीमार|बीमारी|अस्पताल|हॉस्पिटल|कैंसर|ऑपरेशन|bimar|bimari|hospital|aspatal|beemar|operation / आर्थिक|आर्थीक|aarthik|financial ... तंगी|परेशानी|समस्या|स्थिति|दिक्कत|tangi|pareshani|samasya|problem|dikkat|sthiti / पैसों की तंगी|दिक्कत / मुश्किल|तंगी|tangi|mushkil में|mein|me|halat|हालात / तलाक|talaq|divorce / फसल खराब|बर्बाद",
    negotiate:
      "किस्त|किश्त|किस्तों|किश्तों|क़िस्त|kist|kisht|kisto|kishto|installment|installments|emi में|mein|me|पर|bana|बना|? ... / हर|प्रति|har महीने|माह|mahine|month|हफ्ते / छूट|डिस्काउंट|discount|chhut|छुट|माफ|maaf|माफी / समझौता|सेटलमेंट|settlement|samjhauta|settle / थोड़ा थोड़ा|करके / thoda thoda / आधा ... अभी|बाकी / ब्याज|byaj|interest ... माफ|कम|maaf|kam|हटा",
    agent:
      "बात|baat ... करनी|करना|करनि|कराओ|कराइए|कराएं|karni|karna|karao|karwao|kara ... / किसी|kisi ... से|se बात|baat / अधिकारी|एजेंट|प्रतिनिधि|कस्टमर केयर|मैनेजर|adhikari|customer care|manager|agent|executive / इंसान|आदमी से|insaan ... / संपर्क|sampark|contact ... करें|करो|कीजिए|kare|karo|kijiye|me / रोबोट|robot",
    voice:
      "कॉल|फोन|फ़ोन|call|phone ... करो|करें|कीजिए|कर|लगाओ|karo|kare|kijiye|kariye|kar|lagao|karna ... / मुझे|mujhe ... कॉल|फोन|call|phone / call back|me / कॉल बैक",
    wrongNumber:
      "गलत|ग़लत|galat|wrong|रॉन्ग|रांग नंबर|नम्बर|number|no|आदमी|व्यक्ति|person|insaan / मैं|main|mai ... वह|वो|wo|woh नहीं|nahi|nhi / नहीं|nahi|nhi जानता|जानती|पहचानता|रहता|रहते|janta|janti|jante|pehchanta|rehta|rehte ... / मेरा|उनका|mera|unka|uska|यह|ye ... नंबर|number नहीं|nahi|nhi",
    ceaseContact:
      "कॉल|फोन|फ़ोन|call|calls|phone|परेशान|तंग|pareshan|tang|संपर्क|contact ... मत|बंद|ना|mat|band|na करो|करें|कीजिए|करना|करिए|karo|kare|kariye|kijiye|karna ... / परेशान|pareshan|तंग|tang ... मत|बंद|कर|mat|band|na|kar ... / मुझे|mujhe अकेला|अकेले|akela छोड़|छोड़|chhod|chod ... / उत्पीड़न|उत्पीडन|harassment|harass / केवल|सिर्फ|sirf ... लिखित|likhit|likhkar",
    attorney:
      "मेरे|मेरा|मेरी|हमारे|mere|mera|hamare ... वकील|एडवोकेट|vakil|wakil|advocate|lawyer / वकील|अधिवक्ता|vakil|wakil से|se|को|ko|के|ke बात|संपर्क|baat|contact|sampark|जरिए ... / वकील कर|किया|रखा / कानूनी|kanooni सलाहकार|प्रतिनिधि|notice",
    deceased:
      "निधन|देहांत|मृत्यु|मौत|देहान्त|स्वर्गवास|nidhan|dehant|mrityu|maut|swargwas ... / गुजर|गुज़र|guzar|gujar गए|गई|गया|gaye|gayi|gaya / मर|mar गए|गई|गया|चुके|gaye|gayi|gaya|chuke / नहीं रहे|रहीं|रहा / nahi|nhi rahe|rahi|raha / मृत|मृतक|दिवंगत|स्वर्गीय|late|expired / expire ho|हो / इस दुनिया में नहीं",
    bankruptcy: "दिवालिया|दिवाला|diwaliya|diwalia|दिवालियापन / insolvency|इन्सॉल्वेंसी|बैंकरप्ट|bankrupt / nclt|एनसीएलटी",
    distress:
      "आत्महत्या|खुदकुशी|सुसाइड|aatmahatya|khudkushi|suicide|atmahatya ... / मर|mar जाऊंगा|जाऊँगा|जाऊंगी|जाना|jaunga|jaungi|jana ... / जान दे|देना / jaan de / जीना नहीं / jeena|jina nahi|nhi / जीने का मन / खुद को मार|नुकसान",
  },
  amounts: {
    half: "आधा / आधे / आधी / aadha / aadhe / adha",
    whole: "पूरा / पूरी राशि / सारा / पूरे / pura / poora / sara / full",
    some: "कुछ / थोड़ा / kuch / thoda / जितना / लगभग / करीब / thode",
    pay: "भुगतान / दूंगा / दूँगा / दिया / dunga / diya / pay / paid / kar / सिर्फ / sirf / रुपये / dungi / jama / जमा / de",
  },
  dates: {
    today: "आज / aaj",
    tomorrow: "",
    dayAfterTomorrow: "",
    yesterday: "",
    weekdays: [
      "सोमवार / somvar / somwar",
      "मंगलवार / mangalvar / mangalwar",
      "बुधवार / budhvar / budhwar",
      "गुरुवार / बृहस्पतिवार / guruvar / guruwar",
      "शुक्रवार / shukravar / shukrawar",
      "शनिवार / shanivar / shaniwar",
      "रविवार / इतवार / ravivar / raviwar / itwar",
    ],
    months: [
      "जनवरी / january",
      "फरवरी / फ़रवरी / february",
      "मार्च / march",
      "अप्रैल / april",
      "मई",
      "जून / june",
      "जुलाई / july",
      "अगस्त / august",
      "सितंबर / सितम्बर / september",
      "अक्टूबर / अक्तूबर / october",
      "नवंबर / नवम्बर / november",
      "दिसंबर / दिसम्बर / december",
    ],
    onDay: "# तारीख / # तारिख / # tarikh|tareekh|tarik / # ko|को",
    inDays: "# दिन में|बाद|मे|और|का|की|के / # din mein|me|baad|bad|aur|ka|ki|ke / # दिनों में|बाद / # days mein|me",
    inWeeks: "# हफ्ते|हफ्तों|सप्ताह|हफ़्ते में|बाद / # hafte|week mein|me|baad|bad",
    thisWeek: "इस हफ्ते / इस सप्ताह / is hafte / is week / हफ्ते के अंत",
    nextWeek: "अगले हफ्ते / अगले सप्ताह / agle hafte / next week / agle week / अगले हफ़्ते",
    endOfMonth: "महीने के अंत / महीने के आखिर / mahine ke ant|end|aakhir|akhir / इस महीने / is mahine / month end",
    nextMonth: "अगले महीने / अगले माह / agle mahine / next month / agle month",
    endOfNextMonth: "अगले महीने के अंत|आखिर / agle mahine ke end|ant",
    next: "अगले / अगला / agle / agla / next",
    after: "बाद / baad / bad",
    vague:
      "कल / परसों / kal / parso / parson / महीने की शुरुआत / शुरू में / बीच में / कुछ दिन|दिनों / kuch din|dino / सैलरी|वेतन|तनख्वाह|salary / दो चार / do teen|char din / करीब #",
    inMonth: "में / mein / me / तक / tak",
    numerals: "एक|ek / दो / तीन|teen / चार|char / पांच|पाँच|panch / छह|छः|chhe / सात|saat / आठ|aath / नौ|nau / दस|das",
  },
};

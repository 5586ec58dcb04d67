/** French. */

import type { Lexicon } from "./lexicon.ts";

export const fr: Lexicon = {
  language: "fr",
  keywords: {
    stop: "arrêt / arret / arrêter / arrêtez / stop sms / désabonner / désinscrire / désinscription / désabonnement / me désabonner / me désinscrire / stop pub",
    stopAlone: "annuler / supprimer / résilier / quitter / retirer / plus de sms / plus de messages / cesser / assez",
    stopHere: "fin / non / arrete",
    start: "reprendre / démarrer / reabonner",
    help: "aide / infos",
  },
  courtesy:
    "svp / stp / merci / s'il / vous / te / plaît / plait / bonjour / bonsoir / salut / maintenant / madame / monsieur / cordialement",
  not: "ne / pas / n / jamais / sans / non / aucun / aucune / ni",
  harmless:
    "arrêt maladie|travail|de / en arrêt / arrêter le|la|les paiement|plan|prélèvement|prélèvements / si vous avez déjà / sans arrêt / arrêt de bus / répondez stop|arrêt / envoyez stop / fin du|de|mars|avril|mai|juin|juillet|août|janvier|février|septembre|octobre|novembre|décembre / votre avocat / téléphone est mort / n'ai pas ... payé / pas encore payé|réglé / avez déjà payé|réglé",
  intents: {
    optOut:
      "ne m|me|plus ... envoyez|envoyer|écrivez|écrire|envoie ... messages|sms|mails|emails|plus|rien / n'envoyez plus|pas / ne plus recevoir / ne m'envoyez|menvoyez plus|pas|rien / ne mécrivez plus|pas / plus recevoir|reçevoir|envoyer de|vos|ces|aucun / arrêtez|arrêter|cessez|cesser de|d m|me|? ... envoyer|menvoyer|écrire|mécrire|messages|sms|mails|spammer / arrêtez|cessez les|vos|ces|ce messages|sms|mails|emails|spam / plus de messages|sms|mails|emails / désabonnez|désinscrivez|désabonner|désinscrire|désinscrivez moi|me / me désabonner|désinscrire / supprimez|supprimer|retirez|effacez ... numéro|adresse|mail|liste|coordonnées|données / retire|révoque|retirer mon consentement / enlevez moi ... liste",
    alreadyPaid:
      "déjà payé|réglé|versé|viré|acquitté|fait|effectué|été|remboursé / jai|ai|avons|ai a|été bien|déjà|tout payé|réglé|versé|viré|acquitté|effectué|fait / jai payé|réglé|versé|viré|effectué / j ai déjà? payé|réglé|viré|versé|fait / avons payé|réglé|versé / payé hier|ce|le|la|aujourdhui|en / a été payé|réglé|payée|réglée|versé|effectué / est payé|réglé|payée|réglée|soldé|soldée / paiement|virement|règlement a été|déjà|effectué|fait|envoyé|est|passé / virement fait|effectué|envoyé|parti|hier / réglé hier|le|ce|en|la / viens de payer|régler|faire|virer / c'est payé|réglé|fait / je|on lai|la déjà payé|réglé|payée|réglée",
    payNow:
      "comment puis|payer|je|faire|régler|puisje ... payer|régler|paiement|paye|règle|je / où puis|payer|je|puisje / veux|voudrais|souhaite payer|régler maintenant|tout|de|par|en? / payer|régler maintenant|tout / envoyez|envoyer|envoie ... lien|rib|iban|facture|coordonnées / lien de|pour paiement|payer|régler / lien paiement / votre rib|iban / rib / par carte",
    payLater:
      "vais|allons|va payer|régler|virer|verser|faire|effectuer|vous / paierai|payerai|réglerai|verserai|virerai|ferai|paierons|réglerons|effectuerai / peux|pourrai|pourrais|pouvons|pourrons|puis payer|régler|verser ... le|la|demain|semaine|mois|en|après|que|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|fin|quand|dans / peux|pourrai|pourrais|pourrons payer|régler|verser|vous|faire / je paye|paie|règle|paies|verse|vire|fais le|la|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|dans|fin|en|ce|semaine|après|quand|avant / besoin de|d plus|un|délai|temps|encore|quelques|# ... temps|délai|jours|semaines? / plus de temps / délai / un délai / report / reporter / échéance supplémentaire / quand je|jaurai|jai serai|aurai|reçois|toucherai|touche|reçu / promets de payer|régler / mengage à payer|régler / paiement|virement|règlement sera|partira|arrive ... / laissez moi ... temps|jours|semaines|semaine / donnez moi ... temps|jours|semaines|semaine|délai / après le #|1er / payer|régler le|demain|lundi|mardi|mercredi|jeudi|vendredi|la|fin|en|dans|après",
    dispute:
      "ne dois rien|pas|plus|aucun / ne vous|leur|lui dois / dois rien / nai|ai jamais|rien|pas commandé|signé|acheté|reçu|souscrit|contracté|demandé|eu / jamais commandé|signé|acheté|reçu|souscrit|contracté|demandé|eu / pas ma|mon|mes|la|une facture|dette|commande|contrat|erreur / nest|pas ma|mon|correct|correcte|exact|exacte|bon|bonne|juste|dû / pas à moi|nous / pas la mienne|le / montant|facture|somme|solde|compte est|erroné|erronée|incorrect|incorrecte|faux|fausse / est erroné|erronée|incorrect|incorrecte|faux|fausse / erreur de|sur|dans facture|facturation|montant|la|le|votre / conteste|contestons|contester|contestation / litige / réclamation / fraude / escroquerie / arnaque / usurpation / prescrite|prescription|forclusion|prescrit / défectueux|défectueuse / renvoyé le|la|les|larticle / jamais reçu|livré|arrivé / déjà|bien résilié|annulé / facturé deux|double|à / payé deux fois|pour rien / preuve de|du ... dette|créance / justificatif de|du ... dette|créance",
    refusal:
      "refuse de payer|régler / refuse catégoriquement / ne paierai|paierais|payerai|réglerai|payerais pas|jamais|rien / paierai pas|jamais|rien / ne compte pas payer / ne veux pas payer / hors de question / rendez vous au tribunal / voit|verra au tribunal / portez plainte / refusons de payer",
    hardship:
      "perdu mon|lemploi|son|l emploi|travail|job|boulot? / au chômage / sans emploi|travail|argent|revenu|revenus|ressources|le / chômage / licencié|licenciée / pas|plus d'argent|les moyens|dargent|argent|de ... moyens|revenus|sous|travail|emploi? / peux|pouvons pas|plus payer|régler / ne peux|peut pas|plus ... payer|régler / pas en mesure / dans limpossibilité / arrêt maladie / malade / maladie / hospitalisé|hospitalisée / hôpital / cancer / opération|opéré|opérée / difficultés financières|financière|économiques|de / difficulté financière|financières|de / problèmes financiers|d'argent|dargent|argent / situation difficile|financière|compliquée|précaire / rsa / divorce / fauché|fauchée / fins de mois / trop juste / surendetté",
    negotiate:
      "en plusieurs|# fois / plusieurs fois / # fois / échelonner|échelonnement|échelonné / échéancier / mensualités|mensualité / plan de paiement|remboursement|règlement / payer|verser|régler|rembourser ... par|chaque mois|semaine / # par mois|semaine / facilités|facilité de paiement / étaler|étalement / remise|réduction|rabais|geste|ristourne / négocier|négociation / accord|arrangement|compromis|trouver / paiement partiel|fractionné / versements|acomptes|acompte / arranger|s'arranger / annuler les frais|pénalités / en petites sommes",
    agent:
      "parler à|avec quelqu'un|un|une|quelquun|vous|conseiller|humain|votre|personne / conseiller|conseillère / opérateur / agent / une vraie personne / vraie personne / un humain / être|veuillez|merci contacté|me|recontacté|de contacter|recontacter|recontacté? / contactez moi / recontactez moi / me contacter / service client / joindre quelquun|un / êtes vous un robot",
    voice:
      "appelez moi / rappelez moi / appelle|rappelle moi / me rappeler|rappelez|appeler|téléphoner / pouvez|pourriez|peut vous|on? m|me ... appeler|rappeler|mappeler / m'appeler / être rappelé|appelé|rappelée|appelée / un rappel|appel / téléphonez moi",
    wrongNumber:
      "mauvais|faux numéro|destinataire|contact|interlocuteur / mauvaise personne|adresse / erreur de personne|numéro|destinataire / trompez|trompé|trompés de|numéro|personne / vous vous trompez / ne suis pas|plus cette|la|le|celui|celle|monsieur|madame|concerné|concernée / pas la bonne / connais|connaissons pas|personne cette|ce|monsieur|madame|de / nhabite|habite plus|pas ici|à|là / nest|est plus|pas son|mon|le|ma numéro|nom|adresse|mail / plus à cette adresse|ce / pas le bon numéro|destinataire|contact / n'appartient pas|plus",
    ceaseContact:
      "ne m|me|nous|mappelez|appelez|contactez|téléphonez|harcelez appelez|contactez|téléphonez|harcelez|rappelez|dérangez|plus plus|pas|jamais? / ne mappelez|mappelle plus|pas / narrêtez|arrêtez|cessez de|d ... appeler|mappeler|harceler|me|contacter|téléphoner|déranger / laissez|laisser moi|nous tranquille|tranquilles|en / fichez|foutez moi la paix / harcèlement / plus d'appels|dappels|aucun|appels / cessez tout|toute|vos|les contact|communication|appels|relances|harcèlement / plus aucun|de contact|appel / ne plus me|être contacter|appeler|contacté|appelé|contactée|appelée / uniquement|seulement par écrit|courrier / par écrit uniquement|seulement",
    attorney:
      "mon|notre|mes|un|une avocat|avocate|avocats|conseil / avocat / représenté|représentée par / contactez|voyez|adressez ... avocat|conseil|avocate / curateur|curatrice|tuteur|tutrice / sous tutelle|curatelle / maître / assistante|assistant social|sociale / conseiller juridique / assistance juridique / protection juridique / ufc / mandataire",
    deceased:
      "décédé|décédée|décès / est mort|morte / mort|morte en|le|il|hier|depuis / nous a quitté|quittés / nest plus de / acte de décès / certificat de décès / succession / héritiers|notaire / défunt|défunte / feu mon|ma",
    bankruptcy:
      "faillite / surendettement / dossier banque|de|à france|surendettement|la? / banque de france / redressement judiciaire / liquidation judiciaire / liquidation / dépôt de bilan / insolvable|insolvabilité / rétablissement personnel / procédure collective / règlement collectif / commission de surendettement",
    distress:
      "suicide|suicider|suicidaire / me tuer / en finir|finir avec la vie / mettre fin à ma|mes / envie de mourir|vivre / veux|vais mourir / plus envie de vivre / me faire du mal / ne veux plus vivre / me foutre en l'air|lair",
  },
  amounts: {
    half: "la moitié / moitié",
    whole:
      "tout / la totalité / en totalité / le total / intégralité / l'intégralité / montant total / en entier / le solde",
    some: "une partie / un peu / quelque chose / partie / ce que je peux / un tiers / environ / à peu près / partiellement",
    pay: "payer / paie / paye / payé / régler / réglé / verser / versé / virer / viré / de / seulement / que / propose / paierai / réglerai",
  },
  dates: {
    today: "aujourd'hui / ce soir / cet après midi / ce jour",
    tomorrow: "demain",
    dayAfterTomorrow: "après demain / surlendemain",
    yesterday: "hier",
    weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    months: [
      "janvier / janv / jan",
      "février / fév / févr",
      "mars",
      "avril / avr",
      "mai",
      "juin",
      "juillet / juil",
      "août / aout",
      "septembre / sept",
      "octobre / oct",
      "novembre / nov",
      "décembre / déc",
    ],
    onDay:
      "le # / au # / avant le # / après le # / jusqu'au # / jusqu'à # / à partir du # / dès le # / d'ici le # / dici au? le? #",
    inDays:
      "dans|sous # jour|jours / d'ici # jour|jours / # jours de|supplémentaires / laissez|donnez moi # jours / dans les # jours",
    inWeeks:
      "dans|sous # semaine|semaines / d'ici # semaine|semaines / dans|sous une semaine / dans|sous huit jours / donnez|laissez moi # semaine|semaines / d'ici une semaine",
    thisWeek:
      "cette semaine / ce week end / ce weekend / fin de semaine / fin de la semaine / fin de cette semaine / le weekend / le week end",
    nextWeek: "semaine prochaine / la semaine prochaine / semaine suivante / semaine qui vient",
    endOfMonth: "fin du mois / fin de mois / ce mois / ce mois ci / fin de ce mois / fin mois / dernier jour du mois",
    nextMonth: "mois prochain / mois suivant / le mois prochain",
    endOfNextMonth: "fin du mois prochain / fin le mois prochain",
    next: "prochain / prochaine / qui vient / suivant",
    after: "après / partir / depuis / dès",
    vague:
      "début du|de|mois / mi mois / milieu du|de / jour de paie / quelques jours|semaines / vers le # / versement de|du ... salaire / virement de mon salaire / dès que je|jaurai|possible / première semaine / premiers jours / quand je serai|toucherai|touche|recevrai / salaire|paie tombe",
    inMonth: "en / avant / fin / pour / courant / jusquen / début",
    numerals: "un|une / deux / trois / quatre / cinq / six / sept / huit / neuf / dix",
  },
};

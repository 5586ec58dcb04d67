/** Portuguese, of Portugal and of Brazil. */

import type { Lexicon } from "./lexicon.ts";

export const pt: Lexicon = {
  language: "pt",
  keywords: {
    stop: "parar / pare / sair / cancelar inscricao / descadastrar / descadastre / remover / cancelar subscricao / anular subscricao",
    stopAlone: "cancelar / cancela / nao quero mais / chega / anular / fim das mensagens / nao enviar / para de mandar",
    stopHere: "fim / para / nao / terminar",
    start: "iniciar / voltar / comecar / retomar",
    help: "ajuda / informacao / informacoes",
  },
  courtesy:
    "por / favor / porfavor / obrigado / obrigada / ola / oi / bom / boa / dia / tarde / noite / agora / ja / senhor / senhora",
  not: "nao / nunca / jamais / sem / nem / n",
  harmless:
    "tudo bem|bom / segunda via / sair de|do|da|para / parar o|a / se ja pagou|tiver|efetuou / caso ja tenha / sem parar / responda sair|parar|stop / cancelar o|a",
  intents: {
    optOut:
      "nao ... enviar|envie|enviem|mandar|mande|mandem|envia|manda ... mensagens|mensagem|sms|emails|email|mais|nada / parem|pare|para de enviar|mandar|me|enviarem|mandarem ... / nao quero receber|mais ... mensagens|sms|emails|mais|nada? / nao desejo receber|mais / me descadastre|descadastrem|removam|remova|tirem|tira|tire / removam|remova|tirem|retirem|apaguem|excluam ... numero|email|contato|contacto|lista|cadastro / retiro o|meu consentimento / revogo o|meu consentimento / deixem de enviar|mandar|me / deixar de receber / chega de mensagens / quero sair da lista",
    alreadyPaid:
      "ja paguei|pagamos|quitei|transferi|depositei|liquidei|efetuei|fiz|realizei / ja foi|esta|está|tinha|tenho pago|paga|quitado|quitada|liquidado|liquidada / paguei ontem|hoje|o|a|no|na|tudo|dia|esta|essa|este|esse / foi pago|paga|quitado|quitada / fiz o|a|um|uma pagamento|transferencia|pix|deposito / fiz pix / pagamento ja? foi|esta|feito|realizado|efetuado|efectuado / esta|está|tá pago|paga|quitado|quitada|liquidado / acabei de pagar|transferir|fazer / quitei ontem|hoje|o|a|tudo / transferi ontem|hoje|o|a / efetuei|efectuei|realizei o|a|um pagamento|transferencia / eu paguei / enviei o comprovante|comprovativo / segue comprovante|comprovativo",
    payNow:
      "como posso|faco|faço|eu|pago|se|efetuo pagar|pago|para|o|posso|pagamento / onde posso|pago pagar / quero pagar|quitar agora|hoje|ja? / pagar agora|ja / envie|envia|enviem|mande|manda|mandem|me ... boleto|link|pix|codigo|iban|referencia|chave / segunda via / link de|para pagamento / chave pix / codigo de barras / referencia multibanco / pago agora / pode mandar|enviar o boleto|pix|link",
    payLater:
      "vou|vamos|irei pagar|quitar|transferir|depositar|liquidar|acertar|fazer / pagarei|pagaremos|transferirei|quitarei / posso|consigo|podia|poderia pagar ... dia|no|na|amanha|semana|mes|ate|proxima|proximo|em|depois|so|quando|apenas / posso|consigo|poderei|conseguirei pagar / pago dia|no|na|amanha|ate|em|segunda|terca|quarta|quinta|sexta|sabado|domingo|depois|quando / eu? pago amanha / preciso de? mais|um|uns|alguns|# ... tempo|prazo|dias|semanas / mais tempo|prazo / quando receber|recebo|eu|cair / recebo dia|no|na|em|so|amanha / prorrogar / prorrogacao / adiar / prometo pagar / faco|faço|farei|efetuo o|a|um|uma pagamento|pix|transferencia ... amanha|dia|no|na|ate|semana|quando / me de|da|dê ... dias|tempo|prazo|semana / depois do dia / amanha pago|faco|faço|eu / so consigo|posso ... dia|no|na|em|depois / pagar dia|amanha|no|na|ate|em",
    dispute:
      "nao devo nada|isso|isto|esse|este|essa|nenhum|nenhuma / nao lhes|vos devo / nunca contratei|comprei|pedi|recebi|assinei|solicitei|tive|usei|fiz / nao contratei|comprei|pedi|recebi|assinei|solicitei|reconheco|reconheço|fiz / nao e|é|eh minha|meu|correto|correcto|devida|devido / nao sao meus|minhas / valor|montante|fatura|conta|cobranca|quantia esta|está|é|e|errado|errada|incorreto|incorrecto|incorreta / cobranca indevida|errada|duplicada / cobraram duas|a|dobro|errado|indevidamente / contesto / contestar / contestacao / disputa / fraude / golpe / burla / reclamacao / divida prescrita|caducou|prescreveu / prescrita / prescricao / defeito / defeituoso / devolvi o|a / nao chegou / nao recebi o|a|meu|minha|nada / ja cancelei o|a|meu|minha / provem|prova|provas ... divida / procon / engano na|no fatura|valor",
    refusal:
      "nao vou|vamos pagar / nao pago|pagarei / recuso me? a? / recuso|recusamos pagar|a / nunca vou pagar / me processem|processa / nao pretendo pagar / vejo vos no tribunal / nao quero pagar",
    hardship:
      "perdi o|meu emprego|trabalho / sem emprego|trabalho|dinheiro|grana|renda|condicoes|rendimento / desempregado|desempregada / desemprego / fui demitido|demitida|despedido|despedida|mandado / nao tenho dinheiro|condicoes|como|emprego|trabalho|grana / nao consigo pagar / nao posso pagar / nao da|dá para pagar / doente / doenca / hospital / internado|internada / cirurgia / cancer / cancro / baixa medica / dificuldades financeiras|economicas / dificuldade financeira / problemas financeiros|de / situacao dificil|complicada|financeira / passando dificuldade|dificuldades|fome / divorcio / apertado|apertada / afastado pelo inss",
    negotiate:
      "parcelar / parcelado / parcelas / parcelamento / prestacoes / em prestacoes|vezes / # vezes / acordo / negociar / negociacao / renegociar / desconto / plano de pagamento|pagamentos / pagar ... por|ao|cada mes|semana / # por|ao|cada mes|semana / entrada de / dividir / pagamento parcial / perdao dos|de / reduzir o|a / mensalidades / sem juros / abater",
    agent:
      "falar com alguem|um|uma|pessoa|atendente|humano|voces|o|algum / quero|preciso|gostaria falar|de / atendente / operador / assistente / pessoa real|de / atendimento / entrar em contato|contacto / isto e|é um robo|robô / representante / apoio ao cliente",
    voice:
      "me liga|ligue|liguem|ligar / liga|ligue|liguem me|para / podem|pode|poderia|podiam me? ligar / liguem me / ligar me / quero|preciso uma|de ... ligacao|chamada / telefonem me / retornar|retorne|retornem a? ligacao|chamada / me telefone",
    wrongNumber:
      "numero errado|enganado / pessoa errada / engano / nao sou essa|esta|a|o|eu|ele|ela pessoa|titular|? / nao conheco|conheço essa|esta|esse|este|ninguem|a|o|nenhum / nao mora aqui|mais / ja nao mora / este|esse numero nao e|é|pertence / nao e|é o? numero|telefone|email / email errado / enganaram se / se enganou|enganaram / contato|contacto errado / nao e|é comigo",
    ceaseContact:
      "nao me liguem|ligue|ligar|contactem|contatem|contacte|perturbem|incomodem|procurem / nao liguem|ligue mais|para|nunca / parem|pare|para de ligar|me|incomodar|perturbar|ligarem / deixem|deixe me em paz / me deixem|deixe em paz / assedio / perseguicao / cessem ... contato|contacto|comunicacao|contactos / nao quero que me liguem|contactem|contatem / nao voltem a / chega de ligacoes / so por escrito / parem com as ligacoes|chamadas / nao entrem em contato|contacto",
    attorney:
      "meu|minha|nosso|nossa advogado|advogada / tenho advogado|advogada|um|uma advogado|advogada? / representado|representada por / falem|fale|contactem|contatem|contacte ... advogado|advogada / defensoria publica|publico / assessoria juridica / atraves do|da meu|minha / procurador legal / mandatario / deco",
    deceased:
      "faleceu / falecido|falecida / morreu / esta morto|morta / obito / certidao|atestado de obito / ja nao esta entre / inventario / herdeiros / partiu em|ontem|no / meu|minha falecido|falecida",
    bankruptcy:
      "falencia / insolvencia / insolvente / recuperacao judicial / falida|falido / superendividamento / processo de insolvencia / autofalencia / exoneracao do passivo",
    distress:
      "me matar / matar me / suicidio / suicidar / suicidar me / tirar a minha|propria vida / quero morrer / nao quero viver|mais viver / acabar com a? minha? vida|tudo / sem vontade de viver / me machucar",
  },
  amounts: {
    half: "metade / a metade",
    whole: "tudo / a totalidade / o total / valor total / por inteiro / integral",
    some: "alguma coisa / uma parte / um pouco / parte / o que puder|posso|conseguir / cerca de / um terco",
    pay: "pagar / pago / paguei / pagarei / transferir / depositar / so / apenas / de / ofereco / quitar / transferi",
  },
  dates: {
    today: "hoje / esta noite / hoje a tarde / hoje mesmo",
    tomorrow: "amanha / amanhã",
    dayAfterTomorrow: "depois de amanha",
    yesterday: "ontem",
    weekdays: ["segunda / segundafeira", "terca", "quarta", "quinta", "sexta", "sabado", "domingo"],
    months: [
      "janeiro / jan",
      "fevereiro / fev",
      "marco / mar",
      "abril / abr",
      "maio / mai",
      "junho / jun",
      "julho / jul",
      "agosto / ago",
      "setembro / set",
      "outubro / out",
      "novembro / nov",
      "dezembro / dez",
    ],
    onDay: "dia # / no dia # / ate dia|ao # / ate o dia # / depois do dia # / a #",
    inDays: "em|dentro # dia|dias / dentro de # dia|dias / daqui a # dia|dias / daqui # dias / # dias de",
    inWeeks:
      "em # semana|semanas / dentro de # semana|semanas / daqui a # semana|semanas / daqui # semanas / em|dentro uma semana / daqui a? uma semana",
    thisWeek: "esta semana / essa semana / fim de semana / final de semana / fim da semana / final da semana",
    nextWeek: "proxima semana / semana que vem / semana proxima / para a semana",
    endOfMonth: "fim do mes / final do mes / este mes / esse mes / fim de mes / ultimo dia do mes / fim deste mes",
    nextMonth: "proximo mes / mes que vem / mes proximo",
    endOfNextMonth: "fim|final do proximo mes / fim|final do mes que vem",
    next: "proxima / proximo / que vem",
    after: "depois / partir / desde / apos",
    vague:
      "quando receber|recebo|cair / inicio do|de / comeco do|de / começo do / principio do / meados de|do / uns dias / alguns dias / quinto dia util / dia do pagamento / primeira semana / primeiros dias",
    inMonth: "em / ate / para / antes de",
    numerals: "um / dois / tres / quatro / cinco / seis / sete / oito / nove / dez",
  },
};

/** Spanish, of Spain and of Latin America. */

import type { Lexicon } from "./lexicon.ts";

export const es: Lexicon = {
  language: "es",
  keywords: {
    stop: "baja / darse de baja / darme de baja / dar de baja / alto / detener / detenganse / parar / cancelar suscripcion / desuscribir / desuscribirme",
    stopAlone:
      "cancelar / salir / eliminar / borrar / no mas / no mas mensajes / basta / quitar / ya no mas / no molestar",
    stopHere: "fin / para / pare / terminar / no",
    start: "alta / iniciar / empezar / reanudar",
    help: "ayuda / informacion",
  },
  courtesy:
    "por / favor / porfavor / porfa / gracias / hola / ya / ahora / señor / señora / buenas / buenos / dias / tardes",
  not: "no / nunca / jamas / sin / tampoco / ni",
  harmless:
    "todo bien / parar el|la|los|las / alto costo|precio|interes / baja laboral|medica|temporal|por / de baja por|laboral|medica / estoy de baja / dado de baja mi|la|el / si ya pago|ha|pagado / si ya ha pagado / si ya realizo / fin de / responda baja|alto|stop / sin dejar",
  intents: {
    optOut:
      "no ... enviar|envien|envie|enviarme|envieis|mandar|manden|mande|mandarme|mandeis ... mensajes|mensaje|sms|correos|correo|emails|mails|mas|nada|whatsapp / dejen|deje|deja|dejad|paren de enviarme|enviar|mandarme|mandar|escribirme|escribir / no me escriban|escriba|escribas|manden|envien / no quiero recibir|mas|sus ... mensajes|correos|sms|mas|nada / no deseo recibir|mas / denme|deme|dame|dadme de baja / darme de baja / borren|eliminen|borre|elimine|quiten|saquenme ... numero|correo|datos|lista / basta de mensajes|correos|sms / retiro mi consentimiento / revoco mi consentimiento / dejar de recibir",
    alreadyPaid:
      "ya pague|pagamos|abone|abonamos|cancele|transferi|deposite|liquide / ya he|hemos|lo|la|les|esta|está|fue|se|hice|realice ... pagado|pague|pagada|abonado|abone|cancelado|transferencia|pago|deposito|cancele|pagamos|liquidado|liquidada / he|hemos pagado|abonado|transferido|ingresado|liquidado / lo|la pague / pague ayer|hoy|el|la|esta|todo / hice el|la|un|una pago|transferencia|deposito|ingreso / realice el|la|un|una pago|transferencia|deposito / pago ya? realizado|hecho|efectuado / esta pagado|pagada|cancelado|saldado|saldada|liquidado / transferencia ya? realizada|hecha / abone ayer|hoy|el|la / deposite ayer|hoy|el|la / transferi ayer|hoy|el|la / fue pagado|pagada / acabo de pagar|hacer|transferir|abonar|depositar",
    payNow:
      "como puedo|pago|hago|se|hacer pagar|pago|el|para|la|puedo / donde puedo|pago|se pagar|paga / quiero pagar ya|ahora|hoy? / pagar ahora|ya / envien|envienme|mande|manden|manda|pasen|pasame|enviame|mandame ... enlace|link|cuenta|cbu|iban|clabe|factura / enlace|link de pago / numero de cuenta / pago ahora / a que cuenta / me pasas|pasan|envias|envian ... link|enlace|cuenta|iban|cbu",
    payLater:
      "pagare|pagaremos|abonare|transferire|cancelare|depositare|liquidare / voy|vamos a pagar|abonar|transferir|cancelar|depositar|liquidar|hacer / puedo|podria|podemos|podre pagar|abonar|cancelar|transferir ... el|la|mañana|proxima|próxima|proximo|semana|mes|hasta|a|despues|en|cuando|solo / puedo|podria|podre pagar / les|le|lo|te pago el|la|mañana|en|cuando|a|despues / pago el|la|mañana|en|a|proximo|proxima lunes|martes|miercoles|jueves|viernes|sabado|domingo|dia|semana|fin|# / pago mañana / mañana|viernes|lunes|martes|miercoles|jueves les|le|lo|te? pago|deposito|abono|transfiero|hago / deposito|transfiero|abono el|la|mañana|en|proximo|lunes|martes|miercoles|jueves|viernes|# / le|les|te deposito|transfiero|abono / hare el|la|un|una pago|transferencia|deposito / necesito mas|un|unos|algo|# ... tiempo|dias|plazo|semanas / mas tiempo / cuando cobre|cobro|me / cobro el|la|a / prorroga / aplazar / me comprometo a pagar / prometo pagar / dame|denme|deme|deme ... dias|tiempo|semana|semanas|plazo / despues del # / hasta que cobre / lo|la pago el|la|mañana|en|a|cuando / hacer el pago el|la|mañana|en",
    dispute:
      "no debo nada|eso|ese|esto|este|esa|dinero|ninguna|ningun|# / no les|le debo / nunca contrate|compre|pedi|recibi|firme|solicite|use|tuve / no contrate|compre|pedi|recibi|firme|solicite|reconozco|reconocemos / no es mia|mio|correcto|correcta|mi / no son mias|mios|correctos / importe|monto|factura|cantidad|cuenta|saldo es|esta|está|incorrecto|incorrecta|erroneo|equivocado|mal / error en la|el / cobro indebido|duplicado|doble / me cobraron|cobran|cobrado dos|doble|de|mal|dos|indebidamente / disputar / disputo / impugno / impugnar / reclamacion / reclamo / fraude / estafa / suplantacion / robo de identidad / deuda prescrita|prescribio / prescrita / prescripcion / producto defectuoso / defectuoso / devolvi el|la|los / no llego|llegó|recibi el|la|mi / ya cancele el|la|mi contrato|suscripcion|servicio / di de baja el|la|mi / demuestren ... deuda / prueba|pruebas|comprobante de la deuda",
    refusal:
      "no voy|vamos a pagar|pagarles / no pienso pagar / no pagare|pagaremos / no les|le|lo|la voy a pagar / me niego a / nunca pagare|voy a pagar / denuncienme / demandenme / no quiero pagar / nos vemos en el juzgado",
    hardship:
      "perdi mi|el trabajo|empleo / sin trabajo|empleo|dinero|ingresos|plata / no tengo dinero|trabajo|plata|empleo|ingresos|como|para|recursos / no puedo pagar|pagarlo|pagarla|pagarles|afrontar|costear|permitirme / no podemos pagar / desempleado|desempleada / desempleo / en paro|el / estoy parado / cesante / quede|quedé sin / me quede sin / me despidieron / despedido|despedida / enfermo|enferma / enfermedad / hospital / hospitalizado|hospitalizada / operacion / cancer / situacion dificil|economica|complicada / dificultades economicas|financieras / problemas economicos|financieros|dinero|de / mal economicamente / apenas alcanza / no me alcanza / no alcanza / baja laboral|medica / estoy de baja / incapacidad / erte / divorcio / mala situacion",
    negotiate:
      "a plazos / en cuotas / cuotas / cuota / en partes / en pagos / plan de pago|pagos / pagar ... por|al|cada|a mes|mensual|mensuales|quincena|semana / # al|por|cada|mensuales mes|semana|quincena? / fraccionar / fraccionado / fraccionamiento / mensualidades / abonos / descuento / quita / rebaja / negociar / acuerdo|convenio / llegar a un / refinanciar / refinanciacion / reestructurar / pago parcial / pagos pequeños / reducir el|la / condonar / quitar los intereses|recargos",
    agent:
      "hablar con alguien|una|un|persona|agente|asesor|ejecutivo|ustedes|usted|humano|operador|el|su / quiero|necesito hablar / agente / asesor / ejecutivo / operador / persona real / atencion al cliente / contactar con|a / pongase|ponganse|ponerme en contacto / es un robot|bot / comuniquenme|comunicarme con",
    voice:
      "llamame / llamenme / llameme / llamadme / me puede|pueden|puedes|podria|podrian llamar / pueden|puede|podrian llamarme / me llame|llamen|llamas|llaman / por favor llamen|llame|llamar / necesito|quiero una llamada / devuelvan|devuelva|devuelvanme la? llamada / telefoneenme",
    wrongNumber:
      "numero equivocado|incorrecto|erroneo / persona equivocada / se equivoca|equivocan|equivoco|equivocaron|equivocado / esta|está|estan equivocado|equivocada|equivocados / no soy esa|la|el|ese|quien|yo persona|señor|señora|titular|buscan|busca? / no conozco a|esa|ese|al|ninguna|ningun / no vive aqui / ya no vive / ese|este|esa|este no es mi|su|el nombre|numero / no es el|su|mi numero|telefono|correo / correo equivocado / aqui no vive / no es de|para mi / desconozco a|quien",
    ceaseContact:
      "no me llamen|llame|llames|llameis|contacten|contacte|contacteis|molesten|molestes|moleste|busquen ... / no vuelvan|vuelva a llamar|llamarme|contactar|contactarme|escribir|escribirme|molestar / dejen|deje|deja|dejad|paren de llamar|llamarme|molestar|molestarme|acosar|acosarme|contactarme|hostigar|hostigarme / dejenme|dejeme|dejadme en paz|tranquilo|tranquila / acoso / hostigamiento / cesen ... contacto|comunicacion|comunicaciones|llamadas / no quiero que me llamen|contacten / no mas llamadas / solo por escrito / basta de llamadas / no llamen mas|a",
    attorney:
      "mi|nuestro abogado|abogada|procurador / tengo abogado|abogada|un|una abogado|abogada? / representado|representada por / hable|hablen|contacte|contacten|comuniquese|comuniquense ... abogado|abogada / asesor legal|juridico / representante legal / a traves de mi|nuestro / condusef / despacho de abogados / apoderado",
    deceased:
      "fallecio|fallecido|fallecida / ha fallecido|muerto / esta muerto|muerta / murio / difunto|difunta / acta|certificado|partida de defuncion / defuncion / ya no esta con|entre / herederos / herencia / murió mi / el finado",
    bankruptcy:
      "quiebra / bancarrota / insolvencia / insolvente / concurso de acreedores / concurso mercantil|preventivo / ley de segunda / segunda oportunidad / liquidacion judicial|patrimonial / concursal / proceso de reorganizacion / me declare en",
    distress:
      "suicidar / suicidarme / suicidio / suicida / quitarme la vida / matarme / quiero morir|morirme / no quiero vivir / acabar con mi|todo vida? / hacerme daño / sin ganas de vivir / no vale la pena vivir",
  },
  amounts: {
    half: "la mitad / mitad",
    whole: "todo / la totalidad / el total / completo / completa / monto total / importe total",
    some: "algo / una parte / un poco / parte / lo que pueda|puedo / un tercio / unos / aproximadamente / cerca de",
    pay: "pagar / pago / pague / pagare / pagarle / abonar / abone / abono / transferir / depositar / solo / ofrezco / de / deposite",
  },
  dates: {
    today: "hoy / esta noche / esta tarde / hoy mismo",
    tomorrow: "mañana / mañana mismo",
    dayAfterTomorrow: "pasado mañana",
    yesterday: "ayer / anoche",
    weekdays: ["lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"],
    months: [
      "enero / ene",
      "febrero / feb",
      "marzo / mar",
      "abril / abr",
      "mayo / may",
      "junio / jun",
      "julio / jul",
      "agosto / ago",
      "septiembre / setiembre / sept / sep / set",
      "octubre / oct",
      "noviembre / nov",
      "diciembre / dic",
    ],
    onDay: "el dia? # / dia # / hasta el # / antes del # / despues del # / a partir del # / al # / del #",
    inDays: "en|dentro # dia|dias / dentro de # dia|dias / denme|dame|deme # dias / # dias mas|de",
    inWeeks:
      "en # semana|semanas / dentro de # semana|semanas / en una semana / dentro de una semana / denme|dame|deme # semana|semanas",
    thisWeek: "esta semana / fin de semana / fin de esta semana / este finde",
    nextWeek:
      "proxima semana / semana que viene / semana proxima / siguiente semana / semana siguiente / semana entrante",
    endOfMonth:
      "fin de mes / final de mes / finales de mes / este mes / fin de este mes / fines de mes / final del mes / fin del mes / ultimo dia del mes",
    nextMonth: "proximo mes / mes que viene / mes proximo / siguiente mes / mes siguiente / mes entrante",
    endOfNextMonth: "finales|final|fin|fines del proximo|siguiente mes / finales|final|fin|fines del mes que viene",
    next: "proximo / que viene / siguiente / entrante",
    after: "despues / partir / desde",
    vague:
      "cuando cobre|cobro / quincena / principios de|del / primeros dias / comienzos de|del / inicio de|del / mediados de|del / unos dias / un par de / dia de pago / pasado el",
    inMonth: "en / para / hasta / antes de",
    numerals: "uno / dos / tres / cuatro / cinco / seis / siete / ocho / nueve / diez",
  },
};

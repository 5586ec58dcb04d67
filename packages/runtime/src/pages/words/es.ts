/** Spanish, addressed as usted. */

import type { PageWords } from "./words.ts";

export const es: PageWords = {
  locale: "es",
  name: "Español",
  languages: "Idioma",
  back: "Volver al resumen",
  questions: "¿Tiene alguna pregunta?",
  call: (phone, hours) => (hours === undefined ? `Llámenos al ${phone}.` : `Llámenos al ${phone} (${hours}).`),
  inMinutes: (minutes) => {
    if (minutes <= 1) return "dentro de un minuto";
    if (minutes < 60) return `dentro de ${minutes} minutos`;
    const hours = Math.ceil(minutes / 60);
    return hours === 1 ? "dentro de una hora" : `dentro de ${hours} horas`;
  },
  notices: {
    unknown: {
      title: "Este enlace no funciona",
      says: [
        "Quizá falte una parte de la dirección. Ábrala de nuevo desde nuestro mensaje o cópiela entera.",
        "No ha pasado nada y no se ha perdido nada.",
      ],
    },
    expired: {
      title: "Este enlace ha caducado",
      says: [
        "Por su seguridad, nuestros enlaces funcionan durante un tiempo limitado. No ha pasado nada por ello.",
        "Nuestro próximo mensaje llevará un enlace nuevo. También puede contactarnos directamente.",
      ],
    },
    revoked: {
      title: "Este enlace ya no se usa",
      says: ["Lo hemos retirado para proteger datos personales. Puede contactarnos directamente cuando quiera."],
    },
    locked: {
      title: "Hagamos una pequeña pausa",
      says: [
        "Las respuestas no coinciden con nuestros datos. Pasa con facilidad y no tiene importancia.",
        "Para proteger sus datos, la página aceptará respuestas de nuevo",
      ],
    },
    closed: {
      title: "Este enlace está cerrado",
      says: [
        "Ha habido muchas respuestas que no coincidían con nuestros datos, así que lo hemos cerrado para proteger datos personales.",
        "Llámenos: lo resolvemos juntos o le enviamos un enlace nuevo.",
      ],
    },
    erased: {
      title: "Aquí ya no hay nada",
      says: ["Los datos de este enlace se han borrado. No tiene que hacer nada."],
    },
    exited: {
      title: "Ahora no hay nada que hacer aquí",
      says: [
        "Ya no tratamos este asunto en esta página. Si acaba de pagar, gracias.",
        "Si espera una respuesta o tiene alguna pregunta, contáctenos.",
      ],
    },
    paid: {
      title: "No hay nada pendiente",
      says: ["En este momento no tiene nada que pagar. Si acaba de pagar, nos ha llegado: gracias."],
    },
    unverifiable: {
      title: "Llámenos, por favor",
      says: ["Todavía no podemos mostrarle sus datos en línea, porque no tenemos con qué reconocerle."],
    },
    notHere: {
      title: "Eso no es posible en esta página",
      says: ["Elija otra de las opciones de la página o contáctenos. Encontraremos una manera."],
    },
    stale: {
      title: "Inténtelo una vez más",
      says: ["La página llevaba un rato abierta y, por seguridad, no hemos aceptado su respuesta. No ha pasado nada."],
    },
    missing: { title: "Falta un detalle", says: ["No hemos podido leerlo todo. Vuelva atrás y revise esto:"] },
    offerOver: {
      title: "Esta oferta ha terminado",
      says: ["Ya no se puede elegir. En la página encontrará lo que es posible ahora."],
    },
    dayPast: {
      title: "Elija un día posterior",
      says: ["El día tiene que ser hoy o más tarde. Vuelva atrás y elija otro."],
    },
    noPayment: {
      title: "En este momento no se puede pagar en línea",
      says: ["Pague por transferencia o contáctenos. No se ha cobrado nada."],
    },
    paymentFailed: {
      title: "No se ha podido abrir la página de pago",
      says: ["No se ha cobrado nada. Inténtelo de nuevo en unos minutos o elija otra forma de pago."],
    },
    unavailable: {
      title: "Ahora no podemos mostrar esta página",
      says: ["El fallo es nuestro. Inténtelo de nuevo en unos minutos. No ha pasado nada y no se ha perdido nada."],
    },
    request: { title: "No ha funcionado", says: ["Abra de nuevo el enlace desde nuestro mensaje."] },
  },
  verify: {
    title: "¿Es usted?",
    why: "Antes de mostrar algo personal, responda a una pregunta. Así nadie más puede leer sobre usted.",
    submit: "Continuar",
    wrong: "No coincide con nuestros datos. Revíselo e inténtelo de nuevo.",
    ended: "Por seguridad, responda de nuevo: la página llevaba un rato abierta.",
    labels: {
      dateOfBirth: { label: "Su fecha de nacimiento", hint: "Por ejemplo, 27 3 1984" },
      postalCode: { label: "Su código postal", hint: "De la dirección en la que recibe nuestras cartas" },
      lastDigits: { label: "Los cuatro últimos dígitos de su cuenta", hint: "De la cuenta desde la que paga" },
    },
    day: "Día",
    month: "Mes",
    year: "Año",
  },
  pay: {
    title: "Pagar",
    amount: "Importe",
    why: "En la página siguiente elige cómo pagar. Es de nuestro proveedor de pagos.",
    submit: "Ir al pago",
    nextPart: "Su próxima cuota",
  },
  plan: {
    title: "Revíselo antes de aceptar",
    caption: "Qué pagaría y cuándo",
    total: "Total",
    waived: (amount) => `Con ello, el asunto queda cerrado. Se le condonan ${amount}.`,
    until: (day) => `Puede aceptarlo hasta el ${day}.`,
    meaning: "Si acepta, este será nuestro acuerdo. Si alguna fecha se complica, avísenos a tiempo.",
    submit: "Aceptar",
  },
  unsubscribe: {
    title: "¿No quiere más mensajes?",
    why: (channel) => `Dejaremos de escribirle sobre esto por ${channel}.`,
    note: "Lo que la ley nos obliga a enviar seguirá llegando, por carta si hace falta.",
    submit: "No recibir más mensajes",
  },
  preferences: {
    title: "¿Cómo podemos contactarle?",
    why: "Elija las vías que le convengan. Puede cambiarlo cuando quiera.",
    legend: "Podemos escribirle por",
    preferred: "Mejor por",
    note: "Lo que la ley nos obliga a enviar seguirá llegando, por carta si hace falta.",
    submit: "Guardar",
  },
  channels: {
    email: "correo electrónico",
    sms: "SMS",
    whatsapp: "WhatsApp",
    voice: "teléfono",
    letter: "carta",
    push: "aviso de la aplicación",
    rcs: "mensaje de chat",
  },
  done: {
    promise: { title: "Gracias, lo hemos anotado", says: ["Hasta entonces no recibirá ningún recordatorio."] },
    payLater: {
      title: "Gracias por avisarnos",
      says: ["Una persona lo mirará y le responderá. De momento no tiene que hacer nada más."],
    },
    dispute: {
      title: "Gracias, lo revisaremos",
      says: [
        "Hemos anotado que algo no es correcto y lo comprobamos. Hasta entonces no le pediremos el importe en cuestión.",
        "Le diremos qué encontramos.",
      ],
    },
    alreadyPaid: {
      title: "Gracias, lo buscaremos",
      says: ["Una transferencia tarda uno o dos días. Si no encontramos el pago, le avisaremos."],
    },
    callBack: { title: "Le llamaremos", says: ["Una persona llamará al número que nos ha dado. Gracias."] },
    hardship: {
      title: "Ha hecho bien en decírnoslo",
      says: ["Una persona buscará con usted una solución y le contactará. Hasta entonces no tiene que hacer nada."],
    },
    plan: { title: "De acuerdo, gracias", says: ["Estas son sus fechas. Se las recordaremos a tiempo."] },
    preferences: { title: "Guardado", says: ["Lo respetaremos a partir de ahora."] },
    unsubscribed: { title: "No recibirá más mensajes por esta vía", says: ["Vale desde ahora. Gracias."] },
    paying: {
      title: "Gracias",
      says: [
        "Si ha completado el pago, lo veremos en unos minutos; si es una transferencia, en unos días. No tiene que hacer nada más.",
      ],
    },
    payNow: {
      title: "Gracias",
      says: ["Pague por transferencia con los datos de la página o espere a que le contactemos."],
    },
  },
  promised: (amount, day) => `Pagará ${amount} a más tardar el ${day}.`,
  fields: {
    plan: "el plan",
    date: "el día",
    amount: "el importe",
    reason: "qué no es correcto",
    message: "sus palabras",
    reference: "la referencia",
    phone: "el número de teléfono",
    when: "cuándo le viene bien",
    channel: "cómo contactarle",
    language: "el idioma",
    intent: "qué desea hacer",
  },
  check: (field) => `Revise ${field}.`,
};

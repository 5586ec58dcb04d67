/** The figures in Spanish. */

import type { KpiId } from "./definitions.ts";
import type { KpiWords } from "./words.ts";

const words = (title: string, sentence: string, formula: string): KpiWords => ({ title, sentence, formula });

export const es: Readonly<Record<KpiId, KpiWords>> = {
  collected: words(
    "Importe cobrado",
    "Lo que se pagó de los saldos que entraron.",
    "pagos de lo que estaba abierto al entrar, menos devoluciones",
  ),
  recoveryRate: words(
    "Tasa de recuperación",
    "Qué parte de los saldos que entraron se pagó.",
    "importe cobrado / saldo asignado; los casos observados menos tiempo cuentan con lo que habían pagado hasta entonces",
  ),
  liquidationCurve: words(
    "Curva de liquidación",
    "Qué parte de los saldos se había pagado cada día desde que entraron los casos.",
    "importe cobrado hasta ese día / saldo asignado",
  ),
  cureRate: words(
    "Tasa de regularización",
    "En cuántos casos se saldaron todos los atrasos.",
    "casos regularizados mientras se observaban / casos que entraron",
  ),
  cureCurve: words(
    "Curva de regularización",
    "En cuántos casos se habían saldado todos los atrasos cada día; los casos abiertos cuentan mientras se observaron.",
    "1 - supervivencia de Kaplan-Meier sin regularizar",
  ),
  timeToCure: words(
    "Tiempo hasta regularizar",
    "Después de cuántos días la mitad de los casos está regularizada.",
    "primer día en que la curva de regularización llega a la mitad; ninguno si no llega",
  ),
  selfServiceShare: words(
    "Proporción de autoservicio",
    "Cuántos de los casos regularizados no necesitaron hablar con un agente.",
    "casos regularizados en los que nadie había hablado antes con el deudor / casos regularizados",
  ),
  rollRates: words(
    "Tasas de rodamiento",
    "Dónde estaba en la siguiente mirada el saldo de cada tramo de días de atraso.",
    "saldo de un tramo que está en otro en la siguiente mirada / saldo del tramo",
  ),
  atRiskRate: words(
    "Tasa en riesgo",
    "Qué parte de lo que se debe tiene más de 90 días de atraso.",
    "saldo con más de 90 días de atraso / saldo debido, al final del periodo",
  ),
  contactsPerCase: words(
    "Contactos por caso",
    "Cuántas veces se contactó a una persona, en promedio.",
    "contactos hechos / casos que entraron",
  ),
  contactsPerCaseMonth: words(
    "Contactos por caso y mes",
    "Cuántas veces se contactó a una persona en 30 días de observación.",
    "contactos hechos / días observados x 30",
  ),
  penetration: words(
    "Penetración",
    "En cuántos casos hubo algún contacto.",
    "casos con al menos un contacto / casos que entraron",
  ),
  coverage: words(
    "Cobertura",
    "A cuántas personas se podía llegar por al menos un canal.",
    "casos con un canal que se puede usar / casos que entraron",
  ),
  rightPartyContactRate: words(
    "Tasa de contacto con el titular",
    "Cuántas llamadas llegaron al deudor en persona.",
    "llamadas con el deudor al teléfono / llamadas intentadas",
  ),
  promiseRate: words(
    "Tasa de promesas",
    "Cuántas conversaciones con el deudor llevaron a una promesa de pago.",
    "contactos con el titular con una promesa / contactos con el titular",
  ),
  keptRate: words(
    "Tasa de promesas cumplidas",
    "Cuántas promesas vencidas se cumplieron del todo.",
    "promesas cumplidas / promesas cumplidas, cumplidas en parte o rotas",
  ),
  offerTakeUp: words(
    "Aceptación de ofertas",
    "Cuántas ofertas de cualquier tipo se aceptaron.",
    "ofertas aceptadas / ofertas publicadas",
  ),
  planTakeUp: words(
    "Aceptación de planes",
    "Cuántas ofertas de un plan de pagos se aceptaron.",
    "ofertas de plan aceptadas / ofertas de plan publicadas",
  ),
  planBreakRate: words(
    "Tasa de planes rotos",
    "Cuántos planes de pagos se han roto hasta ahora.",
    "planes rotos / planes acordados; los planes en curso cuentan como no rotos",
  ),
  optOutRate: words(
    "Tasa de bajas",
    "Cuántas de las personas contactadas se dieron de baja de un canal.",
    "casos contactados con una baja / casos contactados",
  ),
  complaintRate: words(
    "Tasa de reclamaciones",
    "Cuántas de las personas contactadas reclamaron.",
    "casos contactados con una reclamación / casos contactados",
  ),
  disputeRate: words(
    "Tasa de disputas",
    "Cuántas personas disputaron lo que se dice que deben.",
    "casos con una disputa / casos que entraron",
  ),
  costToCollect: words(
    "Costo de cobrar",
    "Lo que costó cobrar una unidad de dinero.",
    "costo de contactos y tareas / importe cobrado",
  ),
  costPerCase: words(
    "Costo por caso",
    "Lo que cuestan los contactos y las tareas de cada caso.",
    "costo de contactos y tareas / casos con dinero en esa moneda",
  ),
  dso: words(
    "Días de venta pendientes",
    "De cuántos días de facturación se debe todavía el dinero.",
    "saldo debido al final del periodo / facturado en el periodo x días del periodo",
  ),
  cei: words(
    "Índice de eficacia de cobro",
    "Qué parte de lo que se podía cobrar en el periodo se cobró.",
    "(debido al principio + facturado - debido al final) / (debido al principio + facturado - debido y aún no vencido al final)",
  ),
  nps: words(
    "Índice neto de recomendación",
    "Cuántos recomendarían el servicio, menos los que lo desaconsejarían.",
    "100 x (respuestas de 9 y 10 - respuestas de 0 a 6) / respuestas",
  ),
  csat: words(
    "Satisfacción",
    "Cuántos de los que respondieron estaban satisfechos.",
    "respuestas de 4 y 5 / respuestas de 1 a 5",
  ),
  firstContactResolution: words(
    "Resolución en el primer contacto",
    "Cuántos asuntos se resolvieron en la primera conversación.",
    "contactos resueltos a la primera / contactos de los que se sabe",
  ),
  agentContactsPerHour: words(
    "Contactos de agentes por hora",
    "Cuántas conversaciones tuvieron los agentes en una hora de trabajo.",
    "conversaciones con un agente / horas que trabajaron los agentes",
  ),
};

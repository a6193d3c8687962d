import type { CommandContext, Run } from './command.ts';
import { actionOf } from './action.ts';
import { tellsBroken } from './broken.ts';
import type { Incident } from '../contracts/incident.ts';
import { seenElsewhere } from '../looking/elsewhere.ts';
import type { Gateway } from '../gateway.ts';
import { linesOf, wordsOf } from '../looking/incident-text.ts';
import { lookForIncidents } from '../looking/looking.ts';
import { openGateway } from '../main.ts';
import { EXIT, type Output } from '../terminal/output.ts';
import { regionNames } from '../looking/region-names.ts';
import { makeCalendars } from '../service/calendars.ts';
import { nextReadingIn } from '../service/next-reading.ts';
import { plannedJobs } from '../service/planned-jobs.ts';
import { WORKS } from '../service/works.ts';
import { tellNotices } from '../looking/telling.ts';
import { sentence, told } from '../messages/told.ts';
import { turnOf } from './turn.ts';

const ACTIONS = ['list', 'show', 'look'] as const;

/** svod incidents: what is open and whose move it is; `show` one in full; `look` anew and tell the channels. An open one is a finding. */
export const run: Run = async (context, [word = 'list', id], options) => {
  const action = actionOf('incidents', word, ACTIONS);
  if (action === 'show' && id === undefined) throw told('usage.invalid', [sentence('usage.incident-number')]);
  const { output, configFile } = context;
  const gateway = await openGateway({
    configFile,
    ...(action === 'look' ? { turn: turnOf(context, 'incidents look') } : { onBroken: tellsBroken(output) }),
  });
  try {
    if (action === 'show') return await show(gateway, id, output);
    if (action === 'look') await look(gateway, context);
    const incidents = await gateway.operations.incidents(options['all'] === true ? {} : { open: true });
    for (const incident of incidents) list(gateway, incident, output);
    const open = incidents.filter(({ closedAt }) => !closedAt).length;
    if (open === 0) output.say('incidents.none');
    output.result({ open, incidents: incidents.map((incident) => bodyOf(gateway, incident, output)) });
    return open > 0 ? EXIT.finding : EXIT.done;
  } finally {
    await gateway.close();
  }
};

async function look(gateway: Gateway, { output, signal }: CommandContext): Promise<void> {
  const calendars = makeCalendars();
  await calendars.load(
    gateway,
    gateway.config.sources.map(({ name }) => name),
  );
  const plans = new Map(plannedJobs(gateway, WORKS, calendars.of).map((plan) => [plan.job, plan]));
  const elsewhere = { ...seenElsewhere(gateway), nextReading: nextReadingIn(plans) };
  const { opened, closed, open } = await lookForIncidents(gateway, gateway.now(), elsewhere);
  output.say('incidents.looked', { opened: opened.length, closed, open });
  if (gateway.config.channels.length === 0) return;
  output.say('incidents.told', { ...(await tellNotices(gateway, signal, output.language)) });
}

async function show(gateway: Gateway, id: string | undefined, output: Output): Promise<number> {
  const incidents = await gateway.operations.incidents();
  const incident = incidents.find((one) => String(one.id) === id);
  if (!incident) throw told('usage.invalid', [sentence('usage.no-incident', { id: id ?? '' })]);
  list(gateway, incident, output, true);
  output.result({ incident: bodyOf(gateway, incident, output) });
  return incident.closedAt ? EXIT.done : EXIT.finding;
}

function list({ config }: Gateway, incident: Incident, output: Output, isWhole = false): void {
  const names = regionNames(config);
  const { id, kind } = incident;
  const { title, owner } = wordsOf(incident, names, output.language);
  output.say('incidents.row', { id, title, kind, owner });
  for (const line of linesOf(incident, names, output.language, isWhole)) output.line(`    ${line}`);
}

function bodyOf({ config }: Gateway, incident: Incident, { language }: Output): object {
  const { id, kind, key, owner, places, openedAt, seenAt, closedAt, values } = incident;
  const { title, what, next } = wordsOf(incident, regionNames(config), language);
  const moments = { openedAt, seenAt, ...(closedAt && { closedAt }) };
  return { id, kind, key, owner, ...moments, places, title, what, next, values };
}

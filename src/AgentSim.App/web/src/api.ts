// What the server is asked, and what it answers.

export type Kind = 'Quantity' | 'Truth' | 'Nominal';
export interface Code { value: number; name: string }
export interface YearValue { year: number; value: number }
export interface Quantity {
  name: string; origin: 'Measure' | 'Parameter'; kind: Kind; codes: Code[]; isSeries: boolean; unit: string; source: string | null; observed: YearValue[];
}
export interface Made {
  model: string; title: string; citation: string | null; seed: string; experiment: string | null; samples: number; replications: number; points: string[]; factors: string[]; arms: string[];
  patterns: string[]; firstYear: number; failed: number | null; digest: string | null; version: string; randomSeed: string; engine: string; command: string; hasReport: boolean;
}
export interface CalibrationCard { name: string; problem: string | null; model: string; parameters: number; targets: number; waves: number; isFinished: boolean; version: string; figures: Named[] }
export interface ResultCard { name: string; problem: string | null; made: Made | null }
export interface ResultPage { name: string; made: Made; quantities: Quantity[]; histograms: string[]; series: string[] }
export interface ModelCard { name: string; own: string; title: string; citation: string | null; model: string | null }
export interface Start { mayStartWork: boolean; results: string; models: string }

export interface Axis { low: number; high: number; bins: number; values: number[]; lowest: number; highest: number }
export interface Proportion { count: number; total: number; share: number | null; low: number | null; high: number | null }
export interface Quantiles { q05: number | null; q25: number | null; q50: number | null; q75: number | null; q95: number | null }
export interface Histogram { quantity: Quantity; axis: Axis; all: number[]; selected: number[]; missing: number; missingSelected: number; quantiles: Quantiles }
export interface Plane { across: Quantity; up: Quantity; acrossAxis: Axis; upAxis: Axis; cells: { across: number; up: number; all: number; selected: number }[]; thresholds: { isAcross: boolean; value: number; from: number | null; words: string }[]; path: { year: number; across: number; up: number }[] }
export interface Years { quantity: Quantity; years: number[]; all: Quantiles[]; selected: Quantiles[]; shares: { name: string; shares: (number | null)[] }[] }
export interface View { all: number; selected: number; patterns: { pattern: string; all: Proportion; selected: Proportion }[]; histograms: Histogram[]; planes: Plane[]; years: Years[] }
export interface Range { name: string; low: number | null; high: number | null }
export interface ViewRequest { arm: string | null; point: number | null; patterns: string[]; ranges: Range[]; histograms?: string[]; planes?: string[][]; series?: string[] }
export interface HistoryList { quantities: string[]; histories: { arm: string; point: number; history: number; pattern: string; values: (number | null)[] }[] }

const header = 'X-AgentSim-Token';
let token = sessionStorage.getItem('agentsim-token') ?? '';

/** Takes the token from the address, where agentsim serve has put it, and out of sight. */
export async function takeToken(): Promise<void> {
  const found = /^#token=([\w-]+)/.exec(location.hash);
  if (found) {
    token = found[1]!;
    sessionStorage.setItem('agentsim-token', token);
    history.replaceState(null, '', location.pathname);
  }

  if (token) await fetch('/api/session', { method: 'POST', headers: { [header]: token } }).catch(() => undefined);
}

export class Failure extends Error {}

async function answer<T>(asked: Promise<Response>): Promise<T> {
  let response: Response;
  try {
    response = await asked;
  } catch (wrong) {
    if (wrong instanceof DOMException && wrong.name === 'AbortError') throw wrong;
    throw new Failure('The server does not answer. Is agentsim serve still running?');
  }

  if (response.ok) return response.status === 204 ? undefined as T : await response.json() as T;
  const problem = await response.json().catch(() => null) as { error?: string } | null;
  throw new Failure(problem?.error ?? `The server refused (${response.status}).`);
}

const query = (values: Record<string, string | number>) => new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)])).toString();

export const get = <T>(path: string, values: Record<string, string | number> = {}, signal?: AbortSignal): Promise<T> =>
  answer(fetch(`/api/${path}?${query(values)}`, { headers: token ? { [header]: token } : {}, signal: signal ?? null }));

export const post = <T>(path: string, body: unknown): Promise<T> =>
  answer(fetch(`/api/${path}`, { method: 'POST', headers: { [header]: token, 'Content-Type': 'application/json' }, body: JSON.stringify(body) }));

export const view = (result: ResultPage, request: ViewRequest, signal?: AbortSignal) => get<View>('view', { name: result.name, version: result.made.version, q: JSON.stringify(request) }, signal);
export const histories = (result: ResultPage, request: ViewRequest) => get<HistoryList>('histories', { name: result.name, version: result.made.version, q: JSON.stringify(request) });
export const link = (path: string, values: Record<string, string | number>) => `/api/${path}?${query(values)}`;

export interface Named { name: string; title: string }
export interface Issue { name: string; title: string; parties: string[]; levels: Named[]; start: number }
export interface Stake { actor: string; gain: number; terms: Record<string, number>; cost: number }
export interface Round { proposer: string; offer: Record<string, string> | null; transfer: number | null; answers: { actor: string; accepted: boolean; probability: number }[] }
export interface Told {
  period: string; kind: 'event' | 'change' | 'session' | 'conduct' | 'exit'; topic: string; size?: number; actor?: string; from?: Record<string, string>; to?: Record<string, string> | null;
  probability?: number; raisedBy?: string[]; rounds?: Round[]; stakes?: Stake[];
}
export interface Scene { period: number; told: Told; lines: { indent: number; text: string }[] }
export interface SeriesPart { name: string; unit: string; isNominal: boolean; values: (number | null)[]; observed: YearValue[] }
export interface Route { name: string; title: string; unit: string; flows: (number | null)[]; actors: string[] }
export interface Account { actor: string; title: string; terms: { term: string; title: string; values: (number | null)[] }[] }
export interface HistoryPage {
  title: string; arm: string; point: number; history: number; pattern: string | null; failed: { period: string | null; quantity: string } | null; firstYear: number; periods: string[]; times: number[];
  actors: Named[]; issues: Issue[]; changes: { issue: number; period: number; level: number; kind: 'Agreement' | 'Conduct' | 'Exit' | 'Lapse' }[]; scenes: Scene[]; series: SeriesPart[]; measures: Named[];
  parameters: { name: string; value: number | null; source: string | null }[]; accounts: { columns: string[]; actors: Account[] } | null; routes: Route[];
}

export interface Setting { name: string; value: string }
export interface Prior { name: string; unit: string; source: string | null; group: string | null; kind: string; values: number[]; held: number | null }
export interface ModelPage { name: string; own: string; title: string; citation: string | null; parameters: Prior[]; actors: Named[]; patterns: string[]; measures: string[]; arms: { experiment: string; name: string; why: string | null; settings: Setting[] }[] }
export interface Estimate { value: number; standardError: number; interval: { low: number; high: number } }
export interface Trial {
  state: 'playing' | 'done' | 'stopped' | 'failed'; played: number; samples: number; failed: number; seconds: number; problem: string | null;
  patterns: { pattern: string; baseline: Proportion; changed: Proportion | null; difference: Estimate | null }[];
  measures: { measure: string; unit: string; low: number; high: number; baseline: number[]; changed: number[] | null; pairs: number; baselineMean: number | null; changedMean: number | null; difference: Estimate | null }[];
}
export interface ExperimentCard { name: string; own: string; title: string; model: string | null; progress: { result: string; played: number; total: number; isFinished: boolean } | null; work: string | null }
export interface Finding { name: string; claim: string; why: string | null; verdict: string; inWords: string; effectIs: string; effect: number | null; low: number | null; high: number | null; p: number; pAdjusted: number }
export interface ExperimentPage { card: ExperimentCard; errors: string[]; histories: number; samples: number; points: number; factors: string[]; arms: string[]; claims: Named[]; findings: Finding[] }
export interface ExperimentState { state: string; played: number; before: number; total: number; seconds: number; arms: { arm: string; patterns: { pattern: string; proportion: Proportion }[] }[]; problem: string | null }

/** Hears how far some work is, until it has ended; what is given back stops listening. */
export function listen<T>(id: string, hear: (word: T, isOver: boolean) => void, lost: () => void): () => void {
  const source = new EventSource(`/api/events?${query({ id })}`);
  source.addEventListener('word', event => hear(JSON.parse((event as MessageEvent<string>).data) as T, false));
  source.addEventListener('end', event => { source.close(); hear(JSON.parse((event as MessageEvent<string>).data) as T, true); });
  source.onerror = () => { if (source.readyState === EventSource.CLOSED) lost(); };
  return () => source.close();
}

export const mayStart = () => token !== '';

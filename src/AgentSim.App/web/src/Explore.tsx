import { useEffect, useMemo, useState } from 'preact/hooks';
import { get, histories, link, view, type Named, type Quantity, type ResultPage, type ViewRequest } from './api';
import type { Ends } from './Brush';
import { HistogramChart } from './HistogramChart';
import { useAnswer, useLatest } from './hooks';
import { Picker, Problem, Waiting } from './parts';
import { PatternChart } from './PatternChart';
import { PlaneChart } from './PlaneChart';
import { number, percent, several, sentence, whole, words } from './words';
import { YearsChart } from './YearsChart';

export function Explore({ name, search }: { name: string; search: string }) {
  const { answer, problem } = useAnswer(() => get<ResultPage>('result', { name }), [name]);
  return <main tabIndex={-1}>
    <Problem text={problem} />
    {!answer && !problem && <Waiting />}
    {answer && <Explored key={answer.name} result={answer} search={search} />}
  </main>;
}

interface State { arm: string; against: string; point: number | null; patterns: string[]; ranges: Record<string, Ends>; histograms: string[]; series: string[] }

// Where design points give parameters values, the question is how outcomes go with them.
const together = (result: ResultPage) => result.made.factors.length > 0;

const usual = (result: ResultPage): State => ({ arm: result.made.arms[0]!, against: result.made.arms.includes('random-play') ? 'random-play' : '', point: together(result) ? null : 0, patterns: [], ranges: {}, histograms: result.histograms, series: result.series });

function restored(result: ResultPage, search: string): State {
  const start = usual(result);
  try {
    const saved = JSON.parse(new URLSearchParams(search).get('s') ?? '{}') as Partial<State>;
    const names = new Set(result.quantities.map(quantity => quantity.name));
    const known = (list: string[] | undefined, otherwise: string[]) => list?.filter(name => names.has(name)) ?? otherwise;
    return {
      ...start, ...saved, histograms: known(saved.histograms, start.histograms), series: known(saved.series, start.series),
      patterns: (saved.patterns ?? []).filter(pattern => result.made.patterns.includes(pattern)), arm: result.made.arms.includes(saved.arm ?? '') ? saved.arm! : start.arm, against: ['', ...result.made.arms].includes(saved.against ?? start.against) ? saved.against ?? start.against : '',
      ranges: Object.fromEntries(Object.entries(saved.ranges ?? {}).filter(([name]) => names.has(name))),
    };
  } catch {
    return start;
  }
}

function Explored({ result, search }: { result: ResultPage; search: string }) {
  const [state, setState] = useState(() => restored(result, search));
  const change = (part: Partial<State>) => setState(before => ({ ...before, ...part }));
  const { made, quantities } = result;
  const byName = useMemo(() => new Map(quantities.map(quantity => [quantity.name, quantity])), [result]);
  const first = state.histograms.map(name => byName.get(name)!).filter(quantity => quantity.kind === 'Quantity').slice(0, 2).map(quantity => quantity.name);
  const request: ViewRequest = {
    arm: state.arm, point: made.points.length > 1 ? state.point : null, patterns: state.patterns,
    ranges: Object.entries(state.ranges).map(([name, [low, high]]) => ({ name, low, high })),
    histograms: state.histograms, planes: first.length === 2 ? [first] : [],
  };
  // The series take longest to read for the first time: the others should stand there already. From then on all that is shown is of one selection.
  const [hasSeries, setHasSeries] = useState(false);
  const main = useLatest(JSON.stringify([request, hasSeries && state.series]), () => view(result, hasSeries ? { ...request, series: state.series } : request));
  useEffect(() => { if (main.answer) setHasSeries(true); }, [main.answer]);
  // The other arm, all of it: where its histories lie is what the selection is seen against. A selection does not wait for it.
  const against = state.against === state.arm ? '' : state.against;
  const other = { ...request, arm: against, patterns: [], ranges: [], series: state.series.filter(name => byName.get(name)!.kind !== 'Nominal') };
  const beside = useLatest(JSON.stringify([against && other, hasSeries]), async signal => against && hasSeries ? view(result, other, signal) : null, main.isBusy);
  useEffect(() => {
    const saved = `#/result/${encodeURIComponent(result.name)}?s=${encodeURIComponent(JSON.stringify(state))}`;
    if (location.hash !== saved) history.replaceState(null, '', saved);
  }, [state]);
  const range = (name: string, ends: Ends | null) => setState(before => {
    const ranges = { ...before.ranges };
    if (ends) ranges[name] = ends;
    else delete ranges[name];
    return { ...before, ranges };
  });
  const isNarrowed = state.patterns.length > 0 || Object.keys(state.ranges).length > 0;
  const shown = main.answer;
  return <>
    <p class="crumbs"><a href="#/">Results</a> / {result.name}</p>
    <h1>{made.experiment ? `Experiment ${made.experiment}: ${made.title}` : made.title}</h1>
    <p class="lead">
      {whole(made.samples)} sets of parameters{made.replications > 1 && `, ${made.replications} plays of each`}{made.points.length > 1 && `, at ${made.points.length} design points`}.
      {made.digest === null && ' Not finished: what there is so far.'}{(made.failed ?? 0) > 0 && ` ${several(made.failed!, 'history', 'histories')} failed and ${made.failed === 1 ? 'is' : 'are'} left out.`}
      {made.hasReport && <> <a href={link('report', { name: result.name, version: made.version })} target="_blank" rel="noopener">The report</a></>}
    </p>
    <div class="bar" role="group" aria-label="What is looked at">
      {made.arms.length > 1 && <label>Arm <select value={state.arm} onChange={event => change({ arm: event.currentTarget.value })}>{made.arms.map(arm => <option key={arm} value={arm}>{words(arm)}</option>)}</select></label>}
      {made.arms.length > 1 && <label>Against <select value={against} onChange={event => change({ against: event.currentTarget.value })}><option value="">no other</option>{made.arms.filter(arm => arm !== state.arm).map(arm => <option key={arm} value={arm}>{words(arm)}</option>)}</select> {against && <i class="against" />}</label>}
      {made.points.length > 1 && <label>Design point <select value={String(state.point ?? '')} onChange={event => change({ point: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })}><option value="">all together</option>{made.points.map((point, i) => <option key={i} value={i}>{point || i}</option>)}</select></label>}
      <Picker label="Add a distribution" names={choices(quantities)} onPick={name => { if (!state.histograms.includes(name)) change({ histograms: [...state.histograms, name].slice(-16) }); }} />
      <Picker label="Add a series" names={choices(quantities.filter(quantity => quantity.isSeries))} onPick={name => { if (!state.series.includes(name)) change({ series: [...state.series, name].slice(-6) }); }} />
    </div>
    <p class="count" aria-live="polite">
      {shown && <><strong>{whole(shown.selected)}</strong> of {several(shown.all, 'history', 'histories')}{isNarrowed && <> ({percent(shown.all === 0 ? null : shown.selected / shown.all)}) selected</>}</>}
      {isNarrowed && <span class="chips">
        {state.patterns.map(pattern => <button key={pattern} onClick={() => change({ patterns: state.patterns.filter(other => other !== pattern) })}>{words(pattern)} ✕</button>)}
        {Object.entries(state.ranges).map(([name, ends]) => <button key={name} onClick={() => range(name, null)}>{words(name)} {number(ends[0])} to {number(ends[1])} ✕</button>)}
        <button class="primary" onClick={() => change({ patterns: [], ranges: {} })}>Select all again</button>
      </span>}
    </p>
    <Problem text={main.problem ?? beside.problem} />
    {!shown && !main.problem && <Waiting what="Reading the records…" />}
    {shown && <div class={`charts${main.isBusy ? ' busy' : ''}`}>
      <PatternChart view={shown} against={beside.answer} other={against} chosen={state.patterns} isNarrowed={isNarrowed} onToggle={pattern => change({ patterns: state.patterns.includes(pattern) ? state.patterns.filter(other => other !== pattern) : [...state.patterns, pattern] })} />
      {shown.planes.map(plane => <PlaneChart
        key={plane.across.name + plane.up.name} plane={plane} against={beside.answer?.planes.find(found => found.across.name === plane.across.name && found.up.name === plane.up.name) ?? null} other={against} isNarrowed={isNarrowed} ranges={[state.ranges[plane.across.name] ?? null, state.ranges[plane.up.name] ?? null]}
        onRanges={(across, up) => { range(plane.across.name, across); range(plane.up.name, up); }} />)}
      {shown.histograms.map(histogram => <HistogramChart
        key={histogram.quantity.name} histogram={histogram} against={beside.answer?.histograms.find(found => found.quantity.name === histogram.quantity.name) ?? null} other={against} total={shown.all} selected={shown.selected} patterns={state.patterns.length > 0} range={state.ranges[histogram.quantity.name] ?? null}
        onRange={ends => range(histogram.quantity.name, ends)} onClose={() => { range(histogram.quantity.name, null); change({ histograms: state.histograms.filter(name => name !== histogram.quantity.name) }); }} />)}
      {shown.years.map(years => <YearsChart key={years.quantity.name} years={years} against={beside.answer?.years.find(found => found.quantity.name === years.quantity.name) ?? null} other={against} isNarrowed={isNarrowed} onClose={() => change({ series: state.series.filter(name => name !== years.quantity.name) })} />)}
      {state.series.length > 0 && shown.years.length === 0 && !main.problem && <section class="card chart"><Waiting what="Reading the years…" /></section>}
    </div>}
    {shown && <Listed result={result} request={request} />}
    <ForPapers result={result} />
    <details class="card made"><summary>What made these results</summary>
      <dl><dt>Command</dt><dd><code>{made.command}</code></dd><dt>Random seed</dt><dd>{made.randomSeed}</dd><dt>Engine</dt><dd>{made.engine}</dd>
        {made.digest && <><dt>Digest</dt><dd><code>{made.digest}</code></dd></>}{made.citation && <><dt>Model</dt><dd>{made.citation}</dd></>}</dl>
    </details>
  </>;
}

const choices = (quantities: Quantity[]) => quantities.map(quantity => ({ name: quantity.name, group: quantity.origin === 'Measure' ? 'Measures' : 'Parameters' }));

/** The figures of agentsim figure: of all histories, in the style of a journal. */
function ForPapers({ result }: { result: ResultPage }) {
  const [isOpen, setOpen] = useState(false);
  const { answer, problem } = useAnswer(() => isOpen ? get<Named[]>('figures', { name: result.name, version: result.made.version }) : Promise.resolve(null), [isOpen]);
  return <details class="card made" onToggle={event => setOpen(event.currentTarget.open)}>
    <summary>Figures for papers</summary>
    <Problem text={problem} />
    <ul class="figures">{answer?.map(figure => <li key={figure.name}>{sentence(figure.title)} <span>{['svg', 'png', 'csv'].map(format =>
      <a key={format} download href={link('figure', { name: result.name, version: result.made.version, kind: figure.name, format })} aria-label={`${figure.title} as ${format.toUpperCase()}`}>{format.toUpperCase()}</a>)}</span></li>)}</ul>
    <p class="note">Of all histories, one column wide, as agentsim figure makes them; that command takes other arms, measures and widths.</p>
  </details>;
}

/** The first histories that are selected. */
function Listed({ result, request }: { result: ResultPage; request: ViewRequest }) {
  const [isOpen, setOpen] = useState(false);
  const columns = (request.histograms ?? []).slice(0, 6);
  const asked = { ...request, histograms: columns, planes: [] };
  const { answer, problem } = useAnswer(() => isOpen ? histories(result, asked) : Promise.resolve(null), [isOpen, JSON.stringify(asked)]);
  return <details class="card made" onToggle={event => setOpen(event.currentTarget.open)}>
    <summary>Single histories of the selection</summary>
    <Problem text={problem} />
    {answer && <div class="wide" tabIndex={0} role="region" aria-label="Histories"><table>
      <thead><tr><th scope="col">History</th><th scope="col">Pattern</th>{answer.quantities.map(name => <th scope="col" class="n" key={name}>{sentence(words(name))}</th>)}</tr></thead>
      <tbody>{answer.histories.map(row => <tr key={`${row.arm}-${row.point}-${row.history}`}>
        <th scope="row"><a href={`#/history/${encodeURIComponent(result.name)}?arm=${encodeURIComponent(row.arm)}&point=${row.point}&history=${row.history}`}>{row.history}</a></th><td>{words(row.pattern)}</td>{row.values.map((value, i) => <td class="n" key={i}>{number(value)}</td>)}
      </tr>)}</tbody>
    </table></div>}
    {answer?.histories.length === 0 && <p class="note">No history is selected.</p>}
  </details>;
}

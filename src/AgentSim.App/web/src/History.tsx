import { useMemo, useState } from 'preact/hooks';
import { get, type HistoryPage, type ResultPage } from './api';
import { useAnswer } from './hooks';
import { LedgerChart } from './LedgerChart';
import { Problem, Waiting } from './parts';
import { RouteMap } from './RouteMap';
import { SceneCard } from './SceneCard';
import { TiesMap } from './TiesMap';
import { Timeline } from './Timeline';
import { number, sentence, words } from './words';

/** One history: what happened when, why, and what the world looked like. */
export function History({ name, search }: { name: string; search: string }) {
  const asked = new URLSearchParams(search);
  const [arm, point, history] = [asked.get('arm') ?? '', Number(asked.get('point') ?? 0), Number(asked.get('history') ?? 0)];
  const { answer, problem } = useAnswer(async () => {
    const result = await get<ResultPage>('result', { name });
    return { result, page: await get<HistoryPage>('history', { name, version: result.made.version, arm: arm || result.made.arms[0]!, point, history }) };
  }, [name, arm, point, history]);
  const go = (change: Record<string, string | number>) => { location.hash = `#/history/${encodeURIComponent(name)}?${new URLSearchParams(Object.entries({ arm: answer!.page.arm, point, history, ...change }).map(([key, value]) => [key, String(value)]))}`; };
  const most = answer ? answer.result.made.samples * answer.result.made.replications - 1 : 0;
  return <main tabIndex={-1}>
    <p class="crumbs"><a href="#/">Results</a> / <a href={`#/result/${encodeURIComponent(name)}`}>{name}</a> / history {history}</p>
    <Problem text={problem} />
    {!answer && !problem && <Waiting what="Playing this history again…" />}
    {answer && <>
      <h1>History {history}{answer.page.pattern && `: ${answer.page.pattern}`}</h1>
      <p class="lead">{answer.page.title}. {answer.page.failed && <span class="problem">It failed{answer.page.failed.period && ` in ${answer.page.failed.period}`}: {answer.page.failed.quantity} has no finite value.</span>}</p>
      <div class="bar" role="group" aria-label="Which history">
        {answer.result.made.arms.length > 1 && <label>Arm <select value={answer.page.arm} onChange={event => go({ arm: event.currentTarget.value })}>{answer.result.made.arms.map(other => <option key={other} value={other}>{words(other)}</option>)}</select></label>}
        {answer.result.made.points.length > 1 && <label>Design point <select value={String(point)} onChange={event => go({ point: event.currentTarget.value })}>{answer.result.made.points.map((set, i) => <option key={i} value={i}>{set || i}</option>)}</select></label>}
        <label>History <input type="number" min={0} max={most} value={history} onChange={event => go({ history: Math.max(0, Math.min(most, Number(event.currentTarget.value))) })} /></label>
        <button disabled={history === 0} onClick={() => go({ history: history - 1 })}>Previous</button>
        <button disabled={history >= most} onClick={() => go({ history: history + 1 })}>Next</button>
      </div>
      <Told key={`${answer.page.arm}-${point}-${history}`} page={answer.page} />
    </>}
  </main>;
}

const yearsOf = (page: HistoryPage) => Math.floor(page.times.at(-1)!) - page.firstYear + 1;

function Told({ page }: { page: HistoryPage }) {
  const [scene, setScene] = useState(() => Math.max(0, page.scenes.findIndex(found => found.told.kind === 'session' && found.told.to)));
  const [year, setYear] = useState(page.firstYear + yearsOf(page) - 1);
  const years = yearsOf(page);
  const choose = (index: number) => { setScene(index); setYear(Math.floor(page.times[page.scenes[index]!.period]!)); };
  const titles = useMemo(() => new Map(page.actors.map(actor => [actor.name, actor.title])), [page]);
  const slider = <label class="slide">Year <input type="range" min={page.firstYear} max={page.firstYear + years - 1} value={year} onInput={event => setYear(Number(event.currentTarget.value))} /> <output>{year}</output></label>;
  return <>
    <Timeline page={page} scene={scene} year={year} onScene={choose} />
    {page.scenes.length > 0 && <SceneCard page={page} titles={titles} scene={scene} onScene={choose} />}
    <div class="bar sticky">{slider}</div>
    <div class="charts two">
      {page.routes.length > 0 && <RouteMap page={page} titles={titles} year={year} />}
      <TiesMap page={page} year={year} />
      {page.accounts && <LedgerChart page={page} year={year} />}
      <section class="card chart" aria-label="In the end"><header><h3>In the end</h3></header>
        <dl class="scroll" tabIndex={0}>{page.measures.map(measure => <><dt>{sentence(words(measure.name))}</dt><dd>{measure.title}</dd></>)}</dl></section>
      <section class="card chart" aria-label="Parameters"><header><h3>What was drawn</h3></header>
        <dl class="scroll" tabIndex={0}>{page.parameters.map(parameter => <><dt title={parameter.source ?? undefined}>{words(parameter.name)}</dt><dd>{number(parameter.value)}</dd></>)}</dl></section>
    </div>
  </>;
}

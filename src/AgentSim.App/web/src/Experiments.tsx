import { useEffect, useRef, useState } from 'preact/hooks';
import { get, listen, mayStart, post, type ExperimentCard, type ExperimentPage, type ExperimentState } from './api';
import { useAnswer } from './hooks';
import { Problem, Waiting } from './parts';
import { number, percent, several, sentence, time, whole, words } from './words';

const lookAgain = 3000;

export function Experiments() {
  const { answer, problem, again } = useAnswer(() => get<ExperimentCard[]>('experiments'), []);
  useEffect(() => { const timer = setInterval(again, lookAgain); return () => clearInterval(timer); }, []);
  return <main tabIndex={-1}>
    <h1>Experiments</h1>
    <Problem text={problem} />
    {!answer && !problem && <Waiting />}
    {answer?.length === 0 && <p class="empty">There are no experiments among the models yet.</p>}
    <ul class="gallery">{answer?.map(card => <li class="card" key={card.name}><a href={`#/experiment/${encodeURIComponent(card.name)}`}>
      <h2>{card.own}</h2><p>{card.title}</p>
      {card.model && <p class="note">Model {card.model}</p>}
      {card.progress && !card.progress.isFinished && <progress max={card.progress.total} value={card.progress.played} aria-label={`Played of ${card.own}`} />}
      <p class="note">{card.work ? 'Being played. ' : ''}{card.progress ? card.progress.isFinished ? 'Finished' : `${whole(card.progress.played)} of ${several(card.progress.total, 'history', 'histories')}` : 'Not played yet'}</p>
    </a></li>)}</ul>
  </main>;
}

export function Experiment({ name }: { name: string }) {
  const { answer, problem, again } = useAnswer(() => get<ExperimentPage>('experiment', { name }), [name]);
  const [state, setState] = useState<ExperimentState | null>(null);
  const [work, setWork] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const hearing = useRef<(() => void) | null>(null);
  useEffect(() => () => hearing.current?.(), []);
  const hear = (id: string) => {
    hearing.current?.();
    setWork(id);
    hearing.current = listen<ExperimentState>(id, (word, isOver) => { if (word.state) setState(word); if (isOver) { setWork(null); again(); } }, () => { setWork(null); setRefused('The server does not answer any more.'); });
  };
  useEffect(() => { if (answer?.card.work && answer.card.work !== work) hear(answer.card.work); }, [answer]);
  const start = async (restart: boolean) => {
    setRefused(null);
    if (restart && !confirm('This replaces all that was played of this experiment. Go on?')) return;
    try {
      hear((await post<{ id: string }>('experiments', { name, restart })).id);
    } catch (wrong) {
      setRefused(wrong instanceof Error ? wrong.message : String(wrong));
    }
  };
  const progress = answer?.card.progress ?? null;
  const isOther = progress !== null && answer !== null && answer.errors.length === 0 && progress.total !== answer.histories;
  const [played, total] = state && state.total > 0 ? [state.played, state.total] : progress ? [progress.played, progress.total] : [0, answer?.histories ?? 0];
  const rate = state && state.seconds > 0 ? (state.played - state.before) / state.seconds : 0;
  return <main tabIndex={-1}>
    <p class="crumbs"><a href="#/experiments">Experiments</a> / {name}</p>
    <Problem text={problem} />
    {!answer && !problem && <Waiting what="Reading the experiment with all its models…" />}
    {answer && <>
      <h1>{answer.card.title}</h1>
      <p class="lead">{answer.card.model && <>Model <a href={`#/model/${encodeURIComponent(answer.card.model)}`}>{answer.card.model}</a>. </>}{several(answer.histories, 'history', 'histories')} in all: {several(answer.samples, 'set', 'sets')} of parameters, {several(answer.arms.length, 'arm', 'arms')}{answer.points > 1 && `, ${answer.points} design points`}.</p>
      {answer.errors.map(error => <p class="problem" key={error}>{error}</p>)}
      {answer.errors.length === 0 && <section class="card made" aria-label="Play">
        <div class="bar">
          {work ? <button class="primary" onClick={() => void post('stop', { id: work }).catch(() => undefined)}>Stop</button>
            : <button class="primary" disabled={!mayStart() || progress?.isFinished || isOther} onClick={() => void start(false)}>{progress && !progress.isFinished && progress.played > 0 ? 'Resume' : 'Start'}</button>}
          {progress && progress.played > 0 && <a href={`#/result/${encodeURIComponent(progress.result)}`}>Explore what there is</a>}
          {progress?.isFinished && <span>Finished</span>}
          {!work && progress && progress.played > 0 && (progress.isFinished || isOther) && <button disabled={!mayStart()} onClick={() => void start(true)}>Start over</button>}
        </div>
        {!mayStart() && <p class="problem">To start work, open the page by the whole address that agentsim serve printed.</p>}
        <Problem text={refused ?? state?.problem ?? null} />
        {isOther && <p class="note">What was played is not this experiment as its file is now: it has {several(progress!.total, 'history', 'histories')} in all, not {whole(answer.histories)}. It can be explored, but not gone on with.</p>}
        <progress max={Math.max(1, total)} value={played} aria-label="Histories played" />
        <p class="note" role="status">{whole(played)} of {several(total, 'history', 'histories')}{work && rate > 0 && `, ${whole(rate)} a second, ${time((total - played) / rate)} left`}{state?.state === 'reading' && ': reading'}{state?.state === 'judging' && ': judging'}{state?.state === 'stopped' && ': stopped; what was played is kept'}</p>
      </section>}
      {state && state.arms.length > 0 && <section class="card made" aria-label="So far"><h2>Patterns so far</h2><div class="wide" tabIndex={0} role="region" aria-label="Patterns by arm"><table>
        <thead><tr><th scope="col">Arm</th>{state.arms[0]!.patterns.map(part => <th scope="col" class="n" key={part.pattern}>{sentence(words(part.pattern))}</th>)}<th scope="col" class="n">Histories</th></tr></thead>
        <tbody>{state.arms.map(arm => <tr key={arm.arm}><th scope="row">{words(arm.arm)}</th>{arm.patterns.map(part => <td class="n" key={part.pattern} title={part.proportion.low === null ? undefined : `${percent(part.proportion.low)} to ${percent(part.proportion.high)}`}>{percent(part.proportion.share)}</td>)}<td class="n">{whole(arm.patterns[0]?.proportion.total ?? 0)}</td></tr>)}</tbody>
      </table></div></section>}
      {answer.findings.length > 0 ? <section class="card made" aria-label="Findings"><h2>What came of its claims</h2><div class="wide" tabIndex={0} role="region" aria-label="Claims"><table class="claims">
        <thead><tr><th scope="col">Claim</th><th scope="col">Verdict</th><th scope="col" class="n">Effect</th><th scope="col" class="n">95 % interval</th><th scope="col" class="n">p, adjusted</th></tr></thead>
        <tbody>{answer.findings.map(finding => <tr key={finding.name}><th scope="row"><strong>{words(finding.name)}</strong><br />{finding.claim}</th><td><span class={`verdict ${finding.verdict}`}>{sentence(words(finding.verdict))}</span></td><td class="n">{number(finding.effect)}<br /><small>{finding.effectIs}</small></td><td class="n">{number(finding.low)} to {number(finding.high)}</td><td class="n">{finding.pAdjusted < 0.001 ? 'below 0.001' : number(finding.pAdjusted)}</td></tr>)}</tbody>
      </table></div><p class="note">Where a claim says which side is larger, p is one-sided, and the interval, which is two-sided, may still touch what the claim excludes.</p></section>
        : answer.claims.length > 0 && <section class="card made" aria-label="Claims"><h2>What it claims</h2><ul>{answer.claims.map(claim => <li key={claim.name}><strong>{words(claim.name)}</strong>: {claim.title}</li>)}</ul></section>}
      {answer.arms.length > 0 && <p class="note">Arms: {answer.arms.map(words).join(', ')}.{answer.factors.length > 0 && ` Factors: ${answer.factors.map(words).join(', ')}.`}</p>}
    </>}
  </main>;
}

import { get, link, type CalibrationCard, type ModelCard, type ResultCard } from './api';
import { useAnswer } from './hooks';
import { Problem, Waiting } from './parts';
import { sentence, several, whole, words } from './words';

export function Results() {
  const { answer, problem } = useAnswer(() => get<ResultCard[]>('results'), []);
  return <main tabIndex={-1}>
    <h1>Results</h1>
    <Problem text={problem} />
    {!answer && !problem && <Waiting />}
    {answer?.length === 0 && <p class="empty">There are no results yet. <code>agentsim run</code> makes some, and so does an <a href="#/experiments">experiment</a>; or <a href="#/models">try a model</a> right here.</p>}
    <ul class="gallery">
      {answer?.map(card => <li class="card" key={card.name}>
        {card.made ? <a href={`#/result/${encodeURIComponent(card.name)}`}>
          <h2>{card.name}</h2>
          <p>{card.made.experiment ? `Experiment ${card.made.experiment}` : card.made.title}</p>
          <dl>
            <dt>Model</dt><dd>{card.made.experiment ? card.made.title : card.made.model}{card.made.seed && <>, {card.made.seed}</>}</dd>
            <dt>Histories</dt><dd>{whole(card.made.samples * card.made.replications)} of each arm{card.made.points.length > 1 && `, at ${several(card.made.points.length, 'design point', 'design points')}`}</dd>
            <dt>Arms</dt><dd>{card.made.arms.slice(0, 6).map(words).join(', ')}{card.made.arms.length > 6 && ` and ${card.made.arms.length - 6} more`}</dd>
            <dt>Patterns</dt><dd>{card.made.patterns.map(words).join(', ')}</dd>
          </dl>
          {card.made.digest === null && <p class="badge">Not finished</p>}
          {(card.made.failed ?? 0) > 0 && <p class="badge">{several(card.made.failed!, 'history', 'histories')} failed</p>}
        </a> : <><h2>{card.name}</h2><p class="problem">{card.problem}</p></>}
      </li>)}
    </ul>
    <Calibrations />
  </main>;
}

/** What calibrate made: the pictures of how histories fit to history, and of what is known of parameters by that. */
function Calibrations() {
  const { answer } = useAnswer(() => get<CalibrationCard[]>('calibrations'), []);
  if (!answer || answer.length === 0) return null;
  return <section aria-label="Calibrations">
    <h2>Calibrations</h2>
    {answer.map(card => <article class="card made" key={card.name}>
      <h3>{card.name}</h3>
      {card.problem ? <p class="problem">{card.problem}</p> : <>
        <p class="note">{card.model}: {several(card.parameters, 'parameter', 'parameters')} by {several(card.targets, 'target', 'targets')}, {several(card.waves, 'wave', 'waves')}{!card.isFinished && '; not finished'}.</p>
        {card.figures.map(figure => <details key={figure.name}><summary>{sentence(figure.title)}</summary>
          <div class="wide" tabIndex={0} role="region" aria-label={sentence(figure.title)}><img class="paper" loading="lazy" alt={`${figure.title}; the CSV has the numbers`} src={link('figure', { name: card.name, version: card.version, kind: figure.name, format: 'svg' })} /></div>
          <p class="note">{['svg', 'png', 'csv'].map(format => <a key={format} download href={link('figure', { name: card.name, version: card.version, kind: figure.name, format })} aria-label={`${figure.title} as ${format.toUpperCase()}`}>{format.toUpperCase()} </a>)}</p>
        </details>)}
      </>}
    </article>)}
  </section>;
}

export function Models() {
  const { answer, problem } = useAnswer(() => get<ModelCard[]>('models'), []);
  return <main tabIndex={-1}>
    <h1>Models</h1>
    <Problem text={problem} />
    {!answer && !problem && <Waiting />}
    <ul class="gallery">
      {answer?.map(card => <li class="card" key={card.name}>
        <a href={`#/model/${encodeURIComponent(card.name)}`}>
          <h2>{card.own}</h2>
          <p>{card.title}</p>
          {card.citation && <p class="note">{card.citation}</p>}
          <p class="note">{card.name}.yaml</p>
        </a>
      </li>)}
    </ul>
  </main>;
}

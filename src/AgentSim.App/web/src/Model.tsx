import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { get, listen, mayStart, post, type ModelPage, type Setting, type Trial } from './api';
import { useAnswer } from './hooks';
import { Picker, Problem, Waiting } from './parts';
import { PriorSlider } from './PriorSlider';
import { download } from './save';
import { TrialMeasure, TrialPatterns } from './TrialCharts';
import { several, time, whole, words } from './words';

export function Model({ name }: { name: string }) {
  const { answer, problem } = useAnswer(() => get<ModelPage>('model', { name }), [name]);
  return <main tabIndex={-1}>
    <p class="crumbs"><a href="#/models">Models</a> / {name}</p>
    <Problem text={problem} />
    {!answer && !problem && <Waiting what="Reading the model…" />}
    {answer && <Tried key={answer.name} model={answer} />}
  </main>;
}

/** What the changes are as an experiment's file. */
export function yaml(model: ModelPage, settings: Setting[], samples: number, seed: string): string {
  const plain = (text: string) => /^[\w.+-]+$/.test(text) || /^[{[]/.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
  const key = (text: string) => /^[\w.]+$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`;
  return [`experiment: ${model.own}-tried`, `title: ${plain(`${model.own} with ${settings.length === 1 ? 'a change' : 'changes'}`)}`, `model: ${model.own}`, `samples: ${samples}`, `random_seed: ${seed}`,
    ...settings.length === 0 ? [] : ['arms:', '  changed:', '    set:', ...settings.map(setting => `      ${key(setting.name)}: ${plain(setting.value)}`)]].join('\n') + '\n';
}

function Tried({ model }: { model: ModelPage }) {
  const [set, setSet] = useState<Record<string, number>>({});
  const [arms, setArms] = useState<string[]>([]);
  const [samples, setSamples] = useState(1000);
  const [seed, setSeed] = useState('1');
  const [measures, setMeasures] = useState(() => model.measures.slice(0, 4));
  const [text, setText] = useState('');
  const [trial, setTrial] = useState<Trial | null>(null);
  const [work, setWork] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isStarting, setStarting] = useState(false);
  const hearing = useRef<(() => void) | null>(null);
  useEffect(() => () => hearing.current?.(), []);
  const settings = useMemo(() => {
    const all = new Map<string, string>();
    for (const arm of model.arms.filter(arm => arms.includes(`${arm.experiment}/${arm.name}`))) for (const setting of arm.settings) all.set(setting.name, setting.value);
    for (const [name, value] of Object.entries(set)) all.set(name, String(value));
    return [...all].map(([name, value]) => ({ name, value }));
  }, [set, arms]);
  const file = yaml(model, settings, samples, seed);
  // Those that can be set come first: shares of a group are drawn together.
  const drawn = model.parameters.filter(prior => prior.values.length > 0).sort((a, b) => Number(a.group !== null) - Number(b.group !== null));
  const found = text.trim() === '' ? null : model.parameters.filter(prior => `${words(prior.name)} ${prior.source ?? ''}`.toLowerCase().includes(words(text).trim().toLowerCase()));
  const shown = found ?? [...model.parameters.filter(prior => prior.name in set), ...drawn.filter(prior => !(prior.name in set)).slice(0, 12)];
  const play = async () => {
    setProblem(null);
    setStarting(true);
    try {
      const { id } = await post<{ id: string }>('trials', { model: model.name, settings, samples, randomSeed: seed, measures });
      setWork(id);
      setTrial(null);
      hearing.current = listen<Trial>(id, (word, isOver) => { if (word.patterns) setTrial(word); if (isOver) setWork(null); }, () => { setWork(null); setProblem('The server does not answer any more.'); });
    } catch (wrong) {
      setProblem(wrong instanceof Error ? wrong.message : String(wrong));
    }

    setStarting(false);
  };
  const takeSamples = (input: HTMLInputElement) => {
    const asked = Number(input.value) || 1000, taken = Math.max(10, Math.min(20000, Math.round(asked)));
    setSamples(taken);
    setProblem(taken === asked ? null : `A trial has from 10 to 20,000 histories: ${whole(taken)} are taken. agentsim run plays more.`);
    input.value = String(taken);
  };
  const rate = trial && trial.seconds > 0 ? trial.played / trial.seconds : 0;
  return <>
    <h1>{model.title}</h1>
    <p class="lead">Change something, press play, and see what differs from the model as it is written, with the same luck in every history. {model.citation}</p>
    <div class="try">
      <div>
        {model.arms.length > 0 && <details class="card made" open={model.arms.length < 9}><summary>Arms of experiments{arms.length > 0 && ` (${arms.length} on)`}</summary>
          <ul class="arms">{model.arms.map(arm => { const key = `${arm.experiment}/${arm.name}`; return <li key={key}><label><input type="checkbox" checked={arms.includes(key)} onChange={event => setArms(event.currentTarget.checked ? [...arms, key] : arms.filter(other => other !== key))} /> {words(arm.name)}</label><span class="note">{arm.why ?? arm.experiment}</span></li>; })}</ul></details>}
        <section class="card made" aria-label="Parameters">
          <div class="bar"><h2>Parameters</h2><input type="search" placeholder="Find among all" aria-label="Find a parameter" value={text} onInput={event => setText(event.currentTarget.value)} /></div>
          <p class="note">{several(drawn.length, 'parameter is', 'parameters are')} drawn anew in each history, from what is believed of {drawn.length === 1 ? 'it' : 'them'}: the hills. Move a slider to set one for all histories.</p>
          {shown.slice(0, 40).map(prior => <PriorSlider key={prior.name} prior={prior} value={set[prior.name] ?? null} onValue={value => setSet(before => { const after = { ...before }; if (value === null) delete after[prior.name]; else after[prior.name] = value; return after; })} />)}
          {shown.length > 40 && <p class="note">and {shown.length - 40} more</p>}
          {found === null && drawn.length > shown.length && <p class="note">{drawn.length - 12} more: find them by a part of their name, or of why they have their range.</p>}
          {found?.length === 0 && <p class="note">No parameter is called so.</p>}
        </section>
      </div>
      <div>
        <section class="card made" aria-label="Play">
          <div class="bar">
            <label>Histories <input type="number" min={10} max={20000} step={10} value={samples} onChange={event => takeSamples(event.currentTarget)} /></label>
            <label>Random seed <input type="text" inputMode="numeric" size={8} value={seed} onInput={event => setSeed(event.currentTarget.value.replace(/\D/g, ''))} /></label>
            {work ? <button class="primary" onClick={() => void post('stop', { id: work }).catch(() => undefined)}>Stop</button> : <button class="primary" disabled={isStarting || seed === '' || !mayStart()} onClick={() => void play()}>{isStarting ? 'Reading…' : 'Play'}</button>}
          </div>
          {!mayStart() && <p class="problem">To start work, open the page by the whole address that agentsim serve printed.</p>}
          {problem && problem.split('\n').map(line => <p class="problem" role="alert" key={line}>{line}</p>)}
          {trial && <>
            <progress max={trial.samples} value={trial.played} aria-label="Histories played" />
            <p class="note" role="status">{whole(trial.played)} of {several(trial.samples, 'history', 'histories')}{settings.length > 0 && trial.patterns.some(part => part.changed) && ' of each'}, {whole(rate)} a second{trial.state === 'playing' && rate > 0 && `, ${time((trial.samples - trial.played) / rate)} left`}
              {trial.state === 'stopped' && ': stopped'}{trial.state === 'done' && `: done in ${time(trial.seconds)}`}{trial.failed > 0 && `; ${trial.failed} failed`}{trial.problem && `. ${trial.problem}`}</p>
          </>}
          <Picker label="Show a measure" names={model.measures.map(name => ({ name, group: 'Measures' }))} onPick={name => setMeasures([...measures.filter(other => other !== name), name].slice(-6))} />
          <p class="note">Shown: {measures.map(words).join(', ')}; from the next play on.</p>
        </section>
        {trial && <div class={`charts trialled${work ? ' live' : ''}`}><TrialPatterns trial={trial} />{trial.measures.map(measure => <TrialMeasure key={measure.measure} measure={measure} played={trial.played - trial.failed} />)}</div>}
        <section class="card made" aria-label="As a file"><div class="bar"><h2>As an experiment</h2>
          <button onClick={() => void navigator.clipboard?.writeText(file)}>Copy</button><button onClick={() => download(`${model.own}-tried.yaml`, file, 'text/yaml')}>Save</button></div>
          <pre tabIndex={0} aria-label="The experiment's file">{file}</pre>
          <p class="note">Put it into models/experiments/, add what you claim to come out, and play it with agentsim experiment or on the page of experiments.</p></section>
      </div>
    </div>
  </>;
}

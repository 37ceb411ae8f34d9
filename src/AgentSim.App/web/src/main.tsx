import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { takeToken } from './api';
import { Explore } from './Explore';
import { Models, Results } from './Gallery';
import { Experiment, Experiments } from './Experiments';
import { History } from './History';
import { Model } from './Model';

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function Page() {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const change = () => { setHash(location.hash); scrollTo(0, 0); };
    addEventListener('hashchange', change);
    return () => removeEventListener('hashchange', change);
  }, []);
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const [place = '', name = ''] = path.split('/').map(decoded);
  const link = (to: string, text: string, places: string[]) => <a href={`#/${to}`} aria-current={places.includes(place) ? 'page' : undefined}>{text}</a>;
  useEffect(() => { document.title = name ? `${name} - AgentSim` : 'AgentSim'; }, [name]);
  return <>
    <a class="skip" href="#content" onClick={event => { event.preventDefault(); document.querySelector<HTMLElement>('main')?.focus(); }}>To the content</a>
    <header class="top">
      <a class="brand" href="#/">AgentSim</a>
      <nav aria-label="Pages">{link('', 'Results', ['', 'result', 'history'])}{link('models', 'Models', ['models', 'model'])}{link('experiments', 'Experiments', ['experiments', 'experiment'])}</nav>
    </header>
    {place === 'result' ? <Explore key={name} name={name} search={search} />
      : place === 'history' ? <History name={name} search={search} />
      : place === 'model' ? <Model name={name} />
      : place === 'experiment' ? <Experiment key={name} name={name} />
      : place === 'models' ? <Models />
      : place === 'experiments' ? <Experiments />
      : <Results />}
  </>;
}

await takeToken();
const page = document.getElementById('page')!;
page.replaceChildren();
render(<Page />, page);

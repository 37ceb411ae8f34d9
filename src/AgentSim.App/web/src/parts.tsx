import { useState } from 'preact/hooks';
import { sentence, words } from './words';

export const Problem = ({ text }: { text: string | null }) => text ? <p class="problem" role="alert">{text}</p> : null;
export const Waiting = ({ what = 'Loading…' }: { what?: string }) => <p class="loading" role="status">{what}</p>;

/** Picks one of many names, by typing a part of it. */
export function Picker({ label, names, onPick }: { label: string; names: { name: string; group: string }[]; onPick: (name: string) => void }) {
  const [text, setText] = useState('');
  const groups = [...new Set(names.map(item => item.group))];
  const found = names.filter(item => words(item.name).toLowerCase().includes(words(text).trim().toLowerCase()));
  return <details class="picker">
    <summary>{label}</summary>
    <div>
      <input type="search" placeholder="Part of a name" aria-label="Part of a name" value={text} onInput={event => setText(event.currentTarget.value)} />
      {groups.map(group => {
        const members = found.filter(item => item.group === group);
        return members.length > 0 && <div key={group}>
          <h4>{group}</h4>
          {members.slice(0, 60).map(item => <button key={item.name} onClick={event => { onPick(item.name); (event.currentTarget.closest('details') as HTMLDetailsElement).open = false; }}>{sentence(words(item.name))}</button>)}
          {members.length > 60 && <p class="note">and {members.length - 60} more: type a part of the name</p>}
        </div>;
      })}
      {found.length === 0 && <p class="note">Nothing is called so.</p>}
    </div>
  </details>;
}

import type { HistoryPage } from './api';
import { Chart } from './Chart';
import { useWidth } from './hooks';

interface Tie { one: string; other: string; issues: { title: string; depth: number }[] }

/** The level of each issue that is in force as a year ends. */
function levels(page: HistoryPage, year: number): number[] {
  const now = page.issues.map(issue => issue.start);
  for (const change of page.changes) if (page.times[change.period]! < year + 1) now[change.issue] = change.level;
  return now;
}

function ties(page: HistoryPage, year: number): Tie[] {
  const found = new Map<string, Tie>();
  const now = levels(page, year);
  page.issues.forEach((issue, index) => {
    if (issue.parties.length < 2 || now[index]! <= 0) return;
    issue.parties.forEach((one, i) => issue.parties.slice(i + 1).forEach(other => {
      const key = `${one}|${other}`;
      if (!found.has(key)) found.set(key, { one, other, issues: [] });
      found.get(key)!.issues.push({ title: `${issue.title}: ${issue.levels[now[index]!]!.title}`, depth: now[index]! / Math.max(1, issue.levels.length - 1) });
    }));
  });
  return [...found.values()];
}

/** Who is tied to whom by what is in force in a year: the wider, the more and the deeper. */
export function TiesMap({ page, year }: { page: HistoryPage; year: number }) {
  const [frame, width] = useWidth();
  const height = Math.min(340, Math.max(260, width * 0.75));
  const now = ties(page, year);
  const place = new Map(page.actors.map((actor, i) => {
    const angle = 2 * Math.PI * i / page.actors.length - Math.PI / 2;
    return [actor.name, { x: width / 2 + (width / 2 - 74) * Math.cos(angle), y: height / 2 + (height / 2 - 38) * Math.sin(angle) }];
  }));
  const depth = (tie: Tie) => tie.issues.reduce((sum, issue) => sum + issue.depth, 0);
  const titles = new Map(page.actors.map(actor => [actor.name, actor.title]));
  return <Chart
    title={`Ties in ${year}`} name={`ties-${year}`}
    note={now.length === 0 ? 'Nothing is in force between any two.' : <details><summary>{now.length} {now.length === 1 ? 'tie' : 'ties'}, in words</summary><ul>{now.map(tie => <li key={tie.one + tie.other}>{titles.get(tie.one)} and {titles.get(tie.other)}: {tie.issues.map(issue => issue.title).join('; ')}</li>)}</ul></details>}
    table={() => [['one', 'other', 'agreements', 'depth'], ...now.map(tie => [tie.one, tie.other, tie.issues.map(issue => issue.title).join('; '), depth(tie)])]}>
    <div ref={frame}>
      <svg class="picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Ties at the end of ${year}; in words below.`}>
        {now.map(tie => { const [a, b] = [place.get(tie.one)!, place.get(tie.other)!]; return <line key={tie.one + tie.other} class="tie" x1={a.x} y1={a.y} x2={b.x} y2={b.y} stroke-width={1.5 + 2.2 * depth(tie)}><title>{tie.issues.map(issue => issue.title).join('\n')}</title></line>; })}
        {page.actors.map(actor => { const at = place.get(actor.name)!; return <g key={actor.name}><circle class="node" cx={at.x} cy={at.y} r={9} /><text class="name" x={at.x} y={at.y < height / 2 ? at.y - 15 : at.y + 25} text-anchor="middle">{actor.title}</text></g>; })}
      </svg>
    </div>
  </Chart>;
}

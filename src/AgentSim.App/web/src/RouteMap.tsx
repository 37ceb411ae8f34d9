import type { HistoryPage } from './api';
import { Chart } from './Chart';
import { useWidth } from './hooks';
import { number, unitOf } from './words';

/** What goes over which route in a year, as wide as it is, and who has a say in how much the route can take. A scheme, not geography. */
export function RouteMap({ page, titles, year }: { page: HistoryPage; titles: Map<string, string>; year: number }) {
  const [frame, width] = useWidth();
  const { routes } = page;
  const says = (actor: string) => routes.filter(route => route.actors.includes(actor)).length;
  const sender = [...titles.keys()].sort((a, b) => says(b) - says(a))[0]!;
  const others = [...titles.keys()].filter(actor => actor !== sender && says(actor) > 0);
  const row = 52, height = Math.max(routes.length, others.length, 2) * row + 20;
  const most = Math.max(0.001, ...routes.flatMap(route => route.flows).map(flow => flow ?? 0));
  const wide = (flow: number) => flow <= 0 ? 0 : Math.max(1.5, 30 * flow / most);
  const flowOf = (index: number) => routes[index]!.flows[year - page.firstYear] ?? 0;
  const at = (i: number, n: number) => 14 + (height - 24) * (i + 0.5) / n;
  const [x0, x1, x2] = [70, width * 0.5, width - 66];
  const total = routes.reduce((sum, _, i) => sum + flowOf(i), 0);
  return <Chart
    title={`Routes in ${year}`} name={`routes-${year}`}
    note={`Width is what goes over a route${unitOf(routes[0]!.unit)}. Thin lines lead to those whose consent its capacity needs. A scheme, not a map of distances.`}
    table={() => [['year', ...routes.map(route => route.name)], ...routes[0]!.flows.map((_, i) => [page.firstYear + i, ...routes.map(route => route.flows[i] ?? null)])]}>
    <div ref={frame}>
      <svg class="picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`In ${year}: ${routes.map((route, i) => `${route.title} ${number(flowOf(i))}`).join(', ')}.`}>
        {routes.map((route, i) => others.map((actor, j) => route.actors.includes(actor) && <line key={route.name + actor} class="say" x1={x1 + 40} y1={at(i, routes.length)} x2={x2 - 6} y2={at(j, others.length)} />))}
        {routes.map((route, i) => wide(flowOf(i)) > 0 && <path key={route.name} class={`flow stroke${1 + i % 7}`} stroke-width={wide(flowOf(i))} d={`M${x0},${height / 2} C${x0 + 80},${height / 2} ${x1 - 110},${at(i, routes.length)} ${x1 - 44},${at(i, routes.length)}`} />)}
        <circle class="node" cx={x0 - 6} cy={height / 2} r={9} />
        <text class="name" x={8} y={height / 2 - 18}>{titles.get(sender)}</text>
        <text x={8} y={height / 2 + 28}>{number(total)} in all</text>
        {routes.map((route, i) => <g key={route.name}><text class="name" x={x1 - 38} y={at(i, routes.length) - 1}>{route.title}</text><text x={x1 - 38} y={at(i, routes.length) + 13}>{number(Math.round(flowOf(i) * 10) / 10)}</text></g>)}
        {others.map((actor, j) => <g key={actor}><circle class="node small" cx={x2} cy={at(j, others.length)} r={5} /><text class="name" x={width - 2} y={at(j, others.length) - 9} text-anchor="end">{titles.get(actor)!.replace(/^The /, '')}</text></g>)}
      </svg>
    </div>
  </Chart>;
}

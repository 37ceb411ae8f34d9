// A chart as a file.

const carried = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'stroke-linejoin', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline'];

/** The picture alone, with the styles that the page gives it. */
function standAlone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [[svg, ...svg.querySelectorAll('*')], [copy, ...copy.querySelectorAll('*')]];
  from.forEach((element, i) => {
    const style = getComputedStyle(element);
    for (const name of carried) (to[i] as SVGElement).style.setProperty(name, style.getPropertyValue(name));
  });
  copy.querySelectorAll('[data-hand]').forEach(hand => hand.remove());
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.style.fill = getComputedStyle(document.documentElement).getPropertyValue('--card');
  copy.insertBefore(ground, copy.firstChild);
  return new XMLSerializer().serializeToString(copy);
}

export function download(name: string, content: Blob | string, type = 'text/plain'): void {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replace(/[^\w.-]+/g, '-').replace(/-+\./g, '.');
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const saveSvg = (name: string, svg: SVGSVGElement) => download(`${name}.svg`, standAlone(svg), 'image/svg+xml');

export async function savePng(name: string, svg: SVGSVGElement): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standAlone(svg))}`;
  await image.decode();
  const times = 3;
  const canvas = document.createElement('canvas');
  const box = svg.viewBox.baseVal;
  [canvas.width, canvas.height] = [box.width * times, box.height * times];
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob(blob => { if (blob) download(`${name}.png`, blob); });
}

export type Table = (string | number | null)[][];

/** The numbers behind a chart; what a spreadsheet would take for a formula stays text. */
export const saveCsv = (name: string, table: Table) => download(`${name}.csv`, table.map(row => row.map(cell => {
  const text = cell === null ? '' : typeof cell === 'string' && /^[=+\-@\t]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}).join(',')).join('\n') + '\n', 'text/csv');

import { useEffect, useRef, useState } from 'preact/hooks';
import { Failure } from './api';

/** What is asked once, or again when something changes; and what went wrong. */
export function useAnswer<T>(ask: () => Promise<T>, changes: unknown[]): { answer: T | null; problem: string | null; again: () => void } {
  const [state, setState] = useState<{ answer: T | null; problem: string | null }>({ answer: null, problem: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isOver = false;
    ask().then(
      answer => { if (!isOver) setState({ answer, problem: null }); },
      wrong => { if (!isOver) setState(before => ({ answer: before.answer, problem: wrong instanceof Failure ? wrong.message : String(wrong) })); });
    return () => { isOver = true; };
  }, [...changes, turn]);
  return { ...state, again: () => setTurn(before => before + 1) };
}

/** The same for questions that change as fast as the mouse moves: one is under way at a time, and then the latest is asked. */
export function useLatest<T>(key: string, ask: () => Promise<T>): { answer: T | null; problem: string | null; isBusy: boolean } {
  const [answer, setAnswer] = useState<T | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const latest = useRef({ key, ask, running: false, asked: '', gone: false });
  latest.current.key = key;
  latest.current.ask = ask;
  useEffect(() => {
    latest.current.gone = false;
    return () => { latest.current.gone = true; };
  }, []);
  useEffect(() => {
    const next = async (): Promise<void> => {
      const now = latest.current;
      if (now.running || now.asked === now.key || now.gone) return;
      now.running = true;
      now.asked = now.key;
      setBusy(true);
      try {
        const found = await now.ask();
        if (!now.gone) { setAnswer(found); setProblem(null); }
      } catch (wrong) {
        if (!now.gone) setProblem(wrong instanceof Failure ? wrong.message : String(wrong));
      }

      now.running = false;
      if (!now.gone) { setBusy(false); void next(); }
    };
    void next();
  }, [key]);
  return { answer, problem, isBusy };
}

/** How wide an element is, in pixels. */
export function useWidth(): [(element: HTMLElement | null) => void, number] {
  const [width, setWidth] = useState(320);
  const observer = useRef<ResizeObserver | null>(null);
  const take = useRef((element: HTMLElement | null) => {
    observer.current?.disconnect();
    if (!element) return;
    observer.current = new ResizeObserver(entries => setWidth(Math.max(220, Math.floor(entries[0]!.contentRect.width))));
    observer.current.observe(element);
  });
  return [take.current, width];
}

import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useMemo, useRef, useState } from 'react';

import { planChart, type ChartColours } from './chart-option.ts';
import type { ListedQuery, QueryResult } from './wire.ts';

use([BarChart, LineChart, PieChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const DARK = '(prefers-color-scheme: dark)';

const COLOURS: Readonly<Record<'light' | 'dark', ChartColours>> = {
  light: {
    text: '#1c2430',
    line: '#c3cad3',
    surface: '#ffffff',
    series: ['#2f6bb3', '#c2571a', '#23805a', '#8a4fa0', '#8a6d00', '#5b6673'],
  },
  dark: {
    text: '#e6eaf0',
    line: '#4a5563',
    surface: '#1b2129',
    series: ['#7db3f0', '#f0a35e', '#7fd1a0', '#d2a0e6', '#dcc45f', '#a3adba'],
  },
};

interface ResultChartProps {
  readonly chart: NonNullable<ListedQuery['chart']>;
  readonly result: QueryResult;
}

/** The chart of the rows shown, for a screen reader named and with the table below as its text. Loaded only where drawn. */
export default function ResultChart({ chart, result }: ResultChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const [isDark, setDark] = useState(() => matchMedia(DARK).matches);
  useEffect(() => {
    const media = matchMedia(DARK);
    const follow = (): void => setDark(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  const plan = useMemo(
    () => planChart(chart, result.columns, result.rows, COLOURS[isDark ? 'dark' : 'light']),
    [chart, result, isDark],
  );
  useEffect(() => {
    if (box.current === null || plan === undefined) {
      return undefined;
    }
    const drawing = init(box.current, undefined, { renderer: 'canvas', locale: 'ZH' });
    drawing.setOption(plan.option);
    const observer = new ResizeObserver(() => drawing.resize());
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      drawing.dispose();
    };
  }, [plan]);
  if (plan === undefined) {
    return null;
  }
  const isPart = result.pageInfo.hasNextPage || plan.drawnRows < result.rows.length;
  return (
    <figure className="chart">
      <div ref={box} role="img" style={{ height: plan.height }} aria-label={plan.label} />
      <figcaption>
        {plan.label}
        {isPart ? `（只画前 ${plan.drawnRows} 行）` : ''}。数据见下表。
      </figcaption>
    </figure>
  );
}

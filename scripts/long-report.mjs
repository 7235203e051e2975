const row = (cells) => `| ${cells.join(' | ')} |`;
const minutes = (seconds) => `${(seconds / 60).toFixed(1)} min`;
/** A report of its own becomes a chapter. */
const chapter = (text) => text.trim().replace(/^#+ /gm, (marks) => `#${marks}`);

function raceTable(races) {
  if (races.length === 0) return [];
  const rows = races.map(({ race, seed, rounds, wanted, seconds, differences }) =>
    row([race, `\`${seed}\``, `${rounds} of ${wanted}`, minutes(seconds), differences.length]),
  );
  const found = races.flatMap(({ race, differences }) =>
    differences.flatMap((words) => [`### ${race}`, '', '```', words, '```', '']),
  );
  const head = [row(['race', 'seed', 'rounds', 'time', 'differences']), row(['---', '---', '---:', '---:', '---:'])];
  return ['## Races', '', ...head, ...rows, '', ...found];
}

/** The long proofs of one run as Markdown: how each ended, then what each has to say. */
export function longReport({ commit, parts, races, reports }) {
  const rows = parts.map(({ name, seed, seconds, ok }) =>
    row([name, `\`${seed}\``, minutes(seconds), ok ? 'no difference' : '**failed**']),
  );
  return [
    '# The long proofs',
    '',
    `${commit}, Node ${process.versions.node}.`,
    '',
    row(['part', 'seed', 'time', 'outcome']),
    row(['---', '---', '---:', '---']),
    ...rows,
    '',
    ...raceTable(races),
    ...reports.flatMap((text) => [chapter(text), '']),
  ].join('\n');
}

const total = (numbers) => numbers.reduce((sum, one) => sum + one, 0);
const row = (cells) => `| ${cells.join(' | ')} |`;

function commandTable(lanes) {
  const names = [...new Set(lanes.flatMap((lane) => Object.keys(lane.commands)))].sort();
  const counts = names.map((name) => [name, ...lanes.map((lane) => lane.commands[name] ?? 0)]);
  return [
    row(['command', ...lanes.map((lane) => lane.lane)]),
    row(['---', ...lanes.map(() => '---:')]),
    ...counts.map((cells) => row(cells)),
  ];
}

/** What a run of the model did and found, as Markdown. */
export function modelReport(lanes, minutes) {
  const sequences = total(lanes.map((lane) => lane.sequences));
  const commands = total(lanes.flatMap((lane) => Object.values(lane.commands)));
  const findings = lanes.flatMap((lane) => lane.findings.map((finding) => ({ ...finding, lane: lane.lane })));
  const seeds = lanes.map((lane) => `${lane.lane} from ${lane.seed}, ${lane.sequences} sequences`);
  return [
    '# The shop against its model',
    '',
    `${minutes.toFixed(1)} minutes, ${sequences} sequences, ${commands} commands, ${findings.length} differences.`,
    'After every command all orders, holds, stock, attempts and the money at the provider were compared with the model;',
    'after every sequence the books were audited.',
    '',
    `Seeds (25 sequences each, counted up): ${seeds.join('; ')}.`,
    '',
    ...commandTable(lanes),
    '',
    ...findings.flatMap(({ lane, command }, index) => [
      `## Difference ${index + 1} (${lane})`,
      '',
      '```',
      command,
      '```',
      '',
    ]),
  ].join('\n');
}

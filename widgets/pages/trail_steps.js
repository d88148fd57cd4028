// Which steps a trail went through.

/**
 * The steps of a trail, the one it ends at last.
 * @param {string[]} trail
 * @param {(step: string, answer: string) => string | undefined} target where an answer of a step leads
 */
export function stepsOf([start, ...answers], target) {
  const steps = [start];
  for (const answer of answers) {
    steps.push(target(steps[steps.length - 1], answer) ?? answer.slice(1));
  }
  return steps;
}

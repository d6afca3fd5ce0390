// The lessons as their Markdown has them, for tests that do what a page says instead of repeating it.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const tutorials = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../tutorials');

export const lesson_names = fs.readdirSync(path.join(tutorials, 'en')).filter(name => name.endsWith('.md')).map(name => name.replace('.md', '')).sort();

// { title, steps: [{ title, stage, goals, questions, sliders, links }] }. `stage`: its settings. goals: { id, condition }. questions: { id,
// answer, choices, hint, because }. sliders: { cell, from, to }. links: { text, target } of those that do something here ("do:", "see:").
export function read_lesson(language, name) {
    const text = fs.readFileSync(path.join(tutorials, language, `${name}.md`), 'utf8');
    const [front, ...steps] = text.split(/^```stage$/m);
    return { name, title: /^title: (.*)$/m.exec(front)[1], steps: steps.map(read_step) };
}

function read_step(text, index) {
    const step = { number: index + 1, title: /^## (.*)$/m.exec(text)[1], stage: settings(text.slice(0, text.indexOf('```'))), goals: [], questions: [], sliders: [] };
    let directive = 0;
    for (const [, kind, rest, body] of text.matchAll(/^```(\w+) ?(.*)\n([^]*?)^```$/gm)) {
        if (kind === 'goal') step.goals.push({ id: `${step.number}.${++directive}`, condition: rest });
        if (kind === 'question') {
            const said = settings(body);
            step.questions.push({ ...said, id: `${step.number}.${++directive}`, choices: said.choices?.split(' | ') ?? [] });
        }
        if (kind === 'widget' && rest === 'weight_slider') step.sliders.push(settings(body));
    }
    step.links = [...text.matchAll(/\[([^\]]+)\]\(<?(?:do|see):([^)>]+)>?\)/g)].map(([, words, target]) => ({ text: words, target }));
    return step;
}

function settings(lines) { return Object.fromEntries([...lines.matchAll(/^(\w+) = (.*)$/gm)].map(([, name, value]) => [name, value])); }

// The calculation that an explanation begins with, in a form that may be typed: "`=x[0]`·`=w[0]` = ..." -> "(x[0])*(w[0])". Where it begins
// with words instead, it names factors.
export function calculation(because) {
    const first = because.split(' = ')[0];
    const typed = text => text.replace(/`=([^`]*?)(:\d+)?`/g, '($1)').replaceAll('·', '*').replaceAll('−', '-');
    const in_words = /\p{L}/u.test(first.replace(/`[^`]*`/g, ''));
    return in_words ? [...because.matchAll(/`=[^`]*`/g)].map(([number]) => typed(number)).join('*') : typed(first);
}

// What the twin reads, by id: names, values and all that a screen reader is told.
export const all_said = visit => visit.page.evaluate(() => Object.fromEntries([...document.querySelectorAll('#twin [data-id]')].map(twin => [twin.dataset.id,
    [twin.getAttribute('aria-label'), twin.matches('input') ? twin.value : twin.textContent, twin.getAttribute('aria-valuetext'), twin.title].filter(Boolean).join(' | ')])));

// Numbers as the page writes them.
export const numbers = text => (text.match(/[−-]?\d+(\.\d+)?(e[−-]?\d+)?/g) ?? []).map(number => Number(number.replaceAll('−', '-')));

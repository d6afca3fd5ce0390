// The static page: its language, the progress of the download, and the sentence that is shown when something fails.
const page = document.documentElement;
const byId = id => document.getElementById(id);

// The address first, then what was chosen on an earlier visit (src/main.cpp keeps it).
function setting(name) {
    let stored = null;
    try { stored = localStorage.getItem(`chainrule.${name}`); } catch { /* storage may be forbidden */ }
    return new URLSearchParams(location.search).get(name) ?? stored;
}

// Without a setting: the first of the browser's languages that we have.
export function choose_language() {
    const wished = [setting('lang'), ...(navigator.languages ?? [navigator.language])];
    const known = wished.find(tag => /^(en|zh)\b/i.test(tag ?? '')) ?? 'en';
    page.dataset.language = known.slice(0, 2).toLowerCase();
    page.lang = page.dataset.language === 'zh' ? 'zh-Hans' : 'en';
}

export function choose_theme() {
    const theme = setting('theme');
    if (['light', 'dark', 'contrast'].includes(theme)) page.dataset.theme = theme;
}

export function show_stage(stage) { page.dataset.stage = stage; }

export function show_progress(received, total) {
    byId('progress').max = Math.max(total, 1);
    byId('progress').value = received;
    const megabytes = new Intl.NumberFormat(page.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    byId('amount').textContent = `${megabytes.format(received / 1e6)} / ${megabytes.format(total / 1e6)} MB`;
}

export function uncover() {
    const cover = byId('cover');
    if (!cover) return;
    cover.classList.add('done');
    cover.inert = true;
    cover.ariaHidden = 'true';  // while it fades the page already has its own landmarks; older readers do not know inert
    setTimeout(() => cover.remove(), 200);
}

// A failure with one of the sentences of index.html (data-why), the technical cause for those who want to report it, and
// whether trying again can help.
export class Failure extends Error {
    constructor(why, detail = '', again = 'none') {
        super(`${why}: ${detail}`);
        this.why = why;
        this.detail = String(detail);
        this.again = again;  // 'none', 'download' (carries on in this page) or 'reload'
    }
}

// Resolves when the learner asks to try again; never, where that cannot help.
export function show_failure(failure) {
    for (const sentence of document.querySelectorAll('[data-why]')) sentence.classList.toggle('shown', sentence.dataset.why === failure.why);
    byId('detail').textContent = failure.detail;
    byId('again').hidden = failure.again === 'none';
    byId('loading')?.setAttribute('hidden', '');
    byId('failure').hidden = false;
    return new Promise(resolve => {
        byId('again').onclick = () => {
            if (failure.again === 'reload') { location.reload(); return; }
            byId('failure').hidden = true;
            byId('loading')?.removeAttribute('hidden');
            resolve();
        };
    });
}

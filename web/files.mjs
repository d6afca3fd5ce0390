// A file that the learner brings: dropped anywhere on the page, or chosen. What it is and whether it is any good the program says; here
// it is read, one at a time and not beyond a size.
const largest = 1 << 20;  // as platform::largest_file
const troubles = ['none', 'too_large', 'several', 'unreadable'];

// give(trouble, name, bytes): for platform::take_file. Returns a function that shows the browser's own chooser.
export function receive_files(give) {
    const receive = async files => {
        if (!files.length) return;
        const { trouble, bytes } = await read(files);
        give(troubles.indexOf(trouble), files[0].name, bytes ?? new Uint8Array());
    };
    receive_drops(receive);
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.md,.markdown,.txt,text/markdown,text/plain';
    input.addEventListener('change', () => {
        receive([...input.files]);
        input.value = '';  // so that the same file can be chosen again
    });
    return () => input.click();
}

async function read(files) {
    if (files.length > 1) return { trouble: 'several' };
    if (files[0].size > largest) return { trouble: 'too_large' };
    try {
        return { trouble: 'none', bytes: new Uint8Array(await files[0].arrayBuffer()) };
    } catch {
        return { trouble: 'unreadable' };  // a folder, or gone since
    }
}

// Without this the browser would leave the page and show the file.
function receive_drops(receive) {
    const sheet = document.getElementById('drop');
    const brings_files = event => event.dataTransfer?.types.includes('Files');
    addEventListener('dragover', event => {
        if (!brings_files(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        sheet.hidden = false;
    });
    addEventListener('dragleave', event => { if (!event.relatedTarget) sheet.hidden = true; });
    addEventListener('drop', event => {
        sheet.hidden = true;
        if (!brings_files(event)) return;
        event.preventDefault();
        receive([...event.dataTransfer.files]);
    });
}

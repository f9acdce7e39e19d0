import { dotnet } from './_framework/dotnet.js';

// Drawing only: what is drawn comes from the library.
const inputs = 1000;
const shown = 50;
const window_ms = 1000;
const most_steps = 200;

const byId = id => document.getElementById(id);
const status = text => { byId('live-state').textContent = text; };

let network;
try {
    const runtime = await dotnet.create();
    network = (await runtime.getAssemblyExports('StdpKernels.Live.dll')).Exports;
    await runtime.runMain();
} catch (error) {
    status(`The library could not be started here: ${error.message}`);
    throw error;
}

let running = true;
let now = 0;
let spikes = [];
let neuron = [];
let rate = 0;

const sliders = {
    rate: value => `${value} Hz`,
    tau: value => `${value} ms`,
    ratio: value => Number(value).toFixed(2),
    learning: value => Number(value).toFixed(3),
};

function apply() {
    for (const [id, text] of Object.entries(sliders)) {
        byId(`${id}-value`).textContent = text(byId(id).value);
    }

    const value = id => Number(byId(id).value);
    network.Set(value('rate'), value('tau') / 1000, value('ratio'), value('learning'));
}

function reset() {
    network.Reset(inputs, Math.max(0, Math.trunc(Number(byId('seed').value)) || 0));
    [now, spikes, neuron, rate] = [0, [], [], 0];
    apply();
    draw();
}

// Spikes come as pairs of a step and an input, which is -1 for the neuron.
function advance(steps) {
    const fired = network.Advance(steps, shown);
    for (let i = 0; i < fired.length; i += 2) {
        if (fired[i + 1] < 0) {
            neuron.push(now + fired[i]);
        } else {
            spikes.push([now + fired[i], fired[i + 1]]);
        }
    }

    now += steps;
    const first = now - window_ms;
    spikes = spikes.filter(([time]) => time >= first);
    neuron = neuron.filter(time => time >= first - 4000);
    rate = neuron.length / Math.min(5, Math.max(now / 1000, 0.001));
}

function colours() {
    const style = getComputedStyle(byId('live'));
    return Object.fromEntries(['ink', 'faint', 'line', 'one', 'two'].map(name => [name, style.getPropertyValue(`--${name}`).trim()]));
}

// A canvas with axes; gives a function from data to pixels.
function frame(id, xRange, yRange, xLabel, yLabel, xTicks, yTicks, colour) {
    const canvas = byId(id);
    const context = canvas.getContext('2d');
    const scale = window.devicePixelRatio || 1;
    const [full, tall] = [canvas.clientWidth, canvas.clientHeight];
    if (canvas.width !== Math.round(full * scale) || canvas.height !== Math.round(tall * scale)) {
        [canvas.width, canvas.height] = [Math.round(full * scale), Math.round(tall * scale)];
    }

    const [left, right, top, bottom] = [56, 22, 10, 42];
    const width = full - left - right;
    const height = tall - top - bottom;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    const x = value => left + (value - xRange[0]) / (xRange[1] - xRange[0]) * width;
    const y = value => top + height - (value - yRange[0]) / (yRange[1] - yRange[0]) * height;
    context.clearRect(0, 0, full, tall);
    context.strokeStyle = colour.line;
    context.strokeRect(left + 0.5, top + 0.5, width, height);
    context.fillStyle = colour.faint;
    context.font = '13px sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'top';
    xTicks.forEach(tick => context.fillText(tick, x(tick), top + height + 5));
    context.fillText(xLabel, left + width / 2, top + height + 22);
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    yTicks.forEach(([tick, text]) => context.fillText(text, left - 6, y(tick)));
    context.save();
    context.translate(12, top + height / 2);
    context.rotate(-Math.PI / 2);
    context.textAlign = 'center';
    context.fillText(yLabel, 0, 0);
    context.restore();
    return { context, x, y };
}

function draw() {
    const colour = colours();
    const first = Math.max(0, now - window_ms) / 1000;
    const last = first + window_ms / 1000;
    const ticks = [0, 0.25, 0.5, 0.75, 1].map(part => Number((first + part).toFixed(2)));
    const raster = frame('raster', [first, last], [-1, shown + 6], 'Time (s)', 'Input', ticks, [[0, '1'], [shown - 1, `${shown}`], [shown + 3, 'neuron']], colour);
    raster.context.fillStyle = colour.one;
    for (const [time, input] of spikes) {
        raster.context.fillRect(raster.x(time / 1000) - 1, raster.y(input) - 1, 2, 3);
    }

    raster.context.fillStyle = colour.two;
    for (const time of neuron.filter(time => time / 1000 >= first)) {
        raster.context.fillRect(raster.x(time / 1000) - 1, raster.y(shown + 5), 2, raster.y(shown + 1) - raster.y(shown + 5));
    }

    const weights = network.Weights();
    const each = frame('weights', [1, inputs], [0, 1], 'Synapse', 'Weight', [1, 250, 500, 750, inputs], [0, 0.5, 1].map(w => [w, `${w}`]), colour);
    each.context.fillStyle = colour.one;
    weights.forEach((weight, i) => each.context.fillRect(each.x(i + 1) - 1, each.y(weight) - 1, 2, 2));

    const bins = new Array(20).fill(0);
    weights.forEach(weight => bins[Math.min(19, Math.floor(weight * 20))]++);
    const most = Math.max(100, Math.ceil(Math.max(...bins) / 100) * 100);
    const counts = frame('histogram', [0, 1], [0, most], 'Weight', 'Synapses', [0, 0.5, 1], [0, most / 2, most].map(n => [n, `${n}`]), colour);
    counts.context.fillStyle = colour.one;
    bins.forEach((count, i) => counts.context.fillRect(
        counts.x(i / 20) + 1, counts.y(count), counts.x(0.05) - counts.x(0) - 2, counts.y(0) - counts.y(count)));

    byId('time').textContent = `${(now / 1000).toFixed(1)} s`;
    byId('output-rate').textContent = `${rate.toFixed(1)} Hz`;
    byId('modes').textContent = `${weights.filter(w => w < 0.1).length}, ${weights.filter(w => w > 0.9).length} of ${inputs}`;
}

// As many steps a frame as leave time for the drawing: those of the time that has passed, or fewer.
let before = performance.now();
let stepTime = 0.05;
let frames = [];
function tick(time) {
    const steps = Math.max(1, Math.min(most_steps, Math.round((time - before) * 4), Math.floor(12 / stepTime)));
    before = time;
    if (running) {
        const start = performance.now();
        advance(steps);
        stepTime = 0.9 * stepTime + 0.1 * (performance.now() - start) / steps;
        draw();
    }

    frames = [...frames.filter(frame => frame > time - 1000), time];
    byId('step-time').textContent = `${(stepTime * 1000).toFixed(0)} µs`;
    byId('frames').textContent = `${frames.length}`;
    requestAnimationFrame(tick);
}

for (const id of Object.keys(sliders)) {
    byId(id).addEventListener('input', apply);
}

byId('reset').addEventListener('click', reset);
byId('seed').addEventListener('change', reset);
byId('pause').addEventListener('click', () => {
    running = !running;
    byId('pause').textContent = running ? 'Pause' : 'Go on';
    status(running ? 'The network is running.' : 'The network is paused.');
});

const [here, everywhere] = network.Digests();
byId('digest').textContent = here === everywhere ? `${here}: equal` : `${here}, but ${everywhere} elsewhere: not equal`;
reset();
status('The network is running.');
requestAnimationFrame(tick);

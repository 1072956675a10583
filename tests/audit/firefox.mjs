// Plays journeys in Firefox, over WebDriver BiDi: its word is {firefox, url, journeys} as JSON, and it prints what went
// wrong and how long each took. The words of a journey are those of tests/browser/journeys.yml.

import puppeteer from "puppeteer-core";

const MOST = 400; // stops of Tab on the way to anything
const LEFT = "NS_BINDING_ABORTED"; // what a page was still waiting for when its reader went on
const PATIENCE = { timeout: 20_000 };
const WHERE = "(until) => document.activeElement?.matches(until) ?? false";

const { firefox, url, journeys } = JSON.parse(process.argv[2]);

const press = async (page, key, until) => {
  const [name, ...held] = key.split("+").reverse();
  for (let stops = 0; stops < MOST; stops++) {
    if (await page.evaluate(`(${WHERE})(${JSON.stringify(until)})`)) return;
    for (const one of held) await page.keyboard.down(one);
    await page.keyboard.press(name);
    for (const one of held) await page.keyboard.up(one);
  }
  throw new Error(`${key} does not lead to ${until}`);
};

const comes = (page, start) =>
  page.waitForFunction((begins) => location.href.startsWith(begins) && document.readyState === "complete",
    PATIENCE, url + start);

const PLAYED = {
  tab: (page, until) => press(page, "Tab", until),
  shift_tab: (page, until) => press(page, "Shift+Tab", until),
  keys: async (page, keys) => {
    for (const key of keys.split(" ")) await page.keyboard.press(key === "Space" ? " " : key);
  },
  type: (page, text) => page.keyboard.type(text),
  page: comes,
  back: async (page, start) => {
    await page.evaluate(() => history.back()); // goBack waits for a load, which a kept page has not
    await comes(page, start);
  },
  sees: (page, what) => page.waitForSelector(what, { ...PATIENCE, visible: true }),
  gone: (page, what) => page.waitForSelector(what, { ...PATIENCE, hidden: true }),
};

const play = async (browser, { about, steps }) => {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (said) => said.type() === "error" && wrong.push(`console: ${said.text()}`));
  page.on("pageerror", (error) => wrong.push(`exception: ${error.message}`));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    if (why !== LEFT) wrong.push(`did not load: ${request.url()} (${why})`);
  });
  await page.evaluateOnNewDocument(() => {
    window.print = () => {}; // nobody answers its box
  });
  const begin = performance.now();
  await page.goto(url);
  for (const step of steps) {
    for (const [word, value] of Object.entries(step)) {
      await PLAYED[word](page, value).catch((error) => {
        throw new Error(`${about}, ${word} ${value}: ${error.message} (${page.url()})`);
      });
    }
  }
  await context.close();
  return { about, wrong, seconds: (performance.now() - begin) / 1000 };
};

const browser = await puppeteer.launch({
  browser: "firefox", executablePath: firefox, headless: true, defaultViewport: { width: 1280, height: 800 },
});
const played = [];
try {
  for (const journey of journeys) {
    played.push(await play(browser, journey).catch((error) => ({ about: journey.about, wrong: [error.message] })));
  }
  console.log(JSON.stringify({ version: await browser.version(), played }));
} finally {
  await browser.close();
}

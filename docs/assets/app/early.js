// Runs while the page is still being read in: where the page has tools, Python starts in the first idle moment.

import { PHONE, python, whenIdle } from "./python.js";

const tools = document.querySelector("meta[name=tk-tools]")?.getAttribute("content");
if (tools && !matchMedia(PHONE).matches) whenIdle(() => python.start(tools.split(" ")));

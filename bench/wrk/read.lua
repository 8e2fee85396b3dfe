-- Reads one address again and again. Every answer has to be 2xx and, apart from CSRF tokens and nonces, the same
-- bytes as the first one; the first one is left in a file, to be compared with a fresh one afterwards.

local report = require("report")
local RANDOM = { 'csrfmiddlewaretoken" value="()%w+()"', 'nonce="()[^"]+()"' }
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  failed, differing, last_failure, first = 0, 0, "", ""
end

function response(status, headers, body)
  if status < 200 or status > 299 then
    failed, last_failure = failed + 1, report.failure(status, body)
  elseif first == "" then
    first, pieces = body, fixed_pieces(body)
  elseif not same(body) then
    differing, other = differing + 1, body
  end
end

-- The stretches between what is random: {from, to, text}.
function fixed_pieces(body)
  local holes, pieces, from = {}, {}, 1
  for _, pattern in ipairs(RANDOM) do
    for start, stop in body:gmatch(pattern) do
      table.insert(holes, { start, stop })
    end
  end
  table.sort(holes, function(a, b) return a[1] < b[1] end)
  for _, hole in ipairs(holes) do
    table.insert(pieces, { from, hole[1] - 1, body:sub(from, hole[1] - 1) })
    from = hole[2]
  end
  table.insert(pieces, { from, #body, body:sub(from) })
  return pieces
end

function same(body)
  if #body ~= #first then return false end
  for _, piece in ipairs(pieces) do
    if body:sub(piece[1], piece[2]) ~= piece[3] then return false end
  end
  return true
end

function done(summary, latency, requests)
  local thread = threads[1]
  report.write("BENCH_BODY", thread:get("first"))
  report.write("BENCH_OTHER", thread:get("other") or "")
  report.write("BENCH_FAILURE", thread:get("last_failure"))
  report.figures(summary, latency, { failed = thread:get("failed"), differing = thread:get("differing") })
end

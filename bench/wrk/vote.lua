-- Casts one vote after the other from a file whose lines are: token, argument, voter, value.
-- BENCH_SKIP lines were used before; past the end it starts again with the next value of each, if BENCH_AGAIN is set.

local report = require("report")
local NEXT = { ["1"] = "0", ["0"] = "-1", ["-1"] = "1" }
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  failed, last_failure, ran_out = 0, "", 0
  used = tonumber(os.getenv("BENCH_SKIP"))
  floor = os.getenv("BENCH_FLOOR")
  again = os.getenv("BENCH_AGAIN")
  votes = {}
  for line in io.lines(os.getenv("BENCH_VOTES")) do
    table.insert(votes, line)
  end
end

function request()
  local round = math.floor(used / #votes)
  local token, argument, voter, value = votes[used % #votes + 1]:match("(%S+) (%S+) (%S+) (%S+)")
  for _ = 1, round % 3 do
    value = NEXT[value]
  end
  if round > 0 and not again then
    ran_out = 1
  end
  used = used + 1
  if floor then
    return wrk.format("PUT", "/floor/vote/" .. argument .. "/" .. voter .. "/" .. value .. "/")
  end
  local headers = { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" }
  local body = '{"value": ' .. value .. ', "revision": 1}'
  return wrk.format("PUT", "/api/v1/arguments/" .. argument .. "/vote", headers, body)
end

function response(status, headers, body)
  if status < 200 or status > 299 then
    failed, last_failure = failed + 1, report.failure(status, body)
  end
end

function done(summary, latency, requests)
  local thread = threads[1]
  report.write("BENCH_FAILURE", thread:get("last_failure"))
  report.figures(summary, latency, {
    failed = thread:get("failed"), used = thread:get("used"), ran_out = thread:get("ran_out"),
  })
end

-- What both scripts leave behind: a JSON line of figures, and the last failure in words.

local report = {}

function report.write(variable, text)
  local path = os.getenv(variable)
  if path then
    local file = io.open(path, "w")
    file:write(text)
    file:close()
  end
end

function report.figures(summary, latency, counts)
  local errors = summary.errors
  local fields = {
    string.format('"requests": %d, "seconds": %f', summary.requests, summary.duration / 1e6),
    string.format('"p50": %f, "p99": %f', latency:percentile(50) / 1e3, latency:percentile(99) / 1e3),
    string.format('"errors": %d', errors.connect + errors.read + errors.write + errors.timeout),
  }
  for name, count in pairs(counts) do
    table.insert(fields, string.format('"%s": %d', name, count))
  end
  report.write("BENCH_RUN", "{" .. table.concat(fields, ", ") .. "}")
end

function report.failure(status, body)
  return status .. " " .. body:sub(1, 300)
end

return report

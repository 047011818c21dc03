-- For each file named on a line of its input: convert the document beside it, and answer "ok" or what is wrong.
local templates = {}
local binary = {docx = true, odt = true, pptx = true, epub = true}

local function read(path)
  local file = assert(io.open(path, "rb"))
  local content = file:read("a")
  file:close()
  return content
end

local function compiled(path)
  templates[path] = templates[path] or pandoc.template.compile(read(path))
  return templates[path]
end

local function convert(path)
  local asked = pandoc.json.decode(read(path), false)
  local options = {variables = asked.variables, wrap_text = "none", highlight_method = "none"}
  if asked.template ~= "" then options.template = compiled(asked.template) end
  if asked.reference ~= "" then options.reference_doc = asked.reference end
  local written = pandoc.write(pandoc.read(read(asked.folder .. "/source"), "json"), asked.to, options)
  if not binary[asked.to] and written:sub(-1) ~= "\n" then written = written .. "\n" end
  local file = assert(io.open(asked.folder .. "/written", "wb"))
  assert(file:write(written))
  assert(file:close())
end

for path in io.lines() do
  local good, fault = pcall(convert, path)
  io.stdout:write(good and "ok" or tostring(fault):gsub("%s+", " "), "\n")
  io.stdout:flush()
end

#pragma once
#include <libxml/xmlversion.h>
// Debian's libxml2 would bring in the system's ICU headers, which clash with the ICU inside
// Foundation wherever a file imports both. They only lengthen the tail of a struct that is used
// by pointer, so the layout of what we touch stays.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>

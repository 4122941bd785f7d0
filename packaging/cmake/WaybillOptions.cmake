# What every target shares: the language level, the warnings, the stricter Qt, the hardening.
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

add_library(waybill_options INTERFACE)
target_compile_features(waybill_options INTERFACE cxx_std_20)
target_compile_definitions(waybill_options INTERFACE
    WAYBILL_VERSION="${PROJECT_VERSION}"
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_CONTEXTLESS_CONNECT
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_KEYWORDS QT_STRICT_ITERATORS)
target_compile_options(waybill_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor
    -Woverloaded-virtual -Wno-missing-field-initializers $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict> -Werror
    -fstack-protector-strong -fPIE -ffile-prefix-map=${PROJECT_SOURCE_DIR}=.)
target_link_options(waybill_options INTERFACE -pie -Wl,-z,relro,-z,now)
if(CMAKE_BUILD_TYPE MATCHES "Rel" AND NOT WAYBILL_SANITIZE)
    target_compile_options(waybill_options INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
endif()
if(WAYBILL_SANITIZE)
    # GCC 12 sees uninitialised values where only its instrumentation is.
    target_compile_options(waybill_options INTERFACE -fsanitize=${WAYBILL_SANITIZE}
        -fno-omit-frame-pointer $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
    target_link_options(waybill_options INTERFACE -fsanitize=${WAYBILL_SANITIZE})
endif()
if(WAYBILL_COVERAGE)
    target_compile_options(waybill_options INTERFACE --coverage)
    target_link_options(waybill_options INTERFACE --coverage)
endif()

find_program(WAYBILL_CCACHE ccache)
if(WAYBILL_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${WAYBILL_CCACHE})
    set(CMAKE_C_COMPILER_LAUNCHER ${WAYBILL_CCACHE})
endif()
find_program(WAYBILL_MOLD mold)
if(WAYBILL_MOLD)
    target_link_options(waybill_options INTERFACE -fuse-ld=mold)
endif()

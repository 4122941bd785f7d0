# waybill_forbid(<target> <module>...) fails the configuration when <target> can reach <module>
# through any chain of links. It runs after the target's directory is complete.
function(waybill_forbid target)
    cmake_language(EVAL CODE
        "cmake_language(DEFER CALL _waybill_check_reach [[${target}]] [[${target}]] [[${ARGN}]])")
endfunction()

function(_waybill_check_reach root target forbidden)
    foreach(property LINK_LIBRARIES INTERFACE_LINK_LIBRARIES)
        get_target_property(libraries ${target} ${property})
        foreach(library IN LISTS libraries)
            string(REGEX REPLACE "^\\$<LINK_ONLY:(.*)>$" "\\1" library "${library}")
            if(library IN_LIST forbidden)
                message(FATAL_ERROR "${root} must not reach ${library}, but does through ${target}")
            endif()
            if(TARGET ${library})
                _waybill_check_reach(${root} ${library} "${forbidden}")
            endif()
        endforeach()
    endforeach()
endfunction()
